package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What came in an interval comes in one mail per group, and nothing is lost at its edge. */
public abstract class Digest extends Scenario {
  private static final Pattern MARK = Pattern.compile("mark-(\\d+)-");

  /** How many events come, one after the other; fewer on a slow engine. */
  protected int events() {
    return 60;
  }

  @Test
  void what_comes_over_several_intervals_is_mailed_once_one_mail_an_interval_and_group() {
    administrator()
        .settings(
            new Settings()
                .instance("cert-at")
                .destination(
                    "digest",
                    "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'format': 'csv',"
                        + " 'interval': {'every': 'PT2S'}, 'mail': {'columns': ['source.asn',"
                        + " 'feed.name']}}")
                .route(
                    "by-network",
                    "{'pattern': {}, 'destinations': ['digest'], 'groupBy': ['source.asn']}")
                .json());
    for (int i = 0; i < events(); i++) {
      as("cert-at")
          .postOne("{\"source.asn\":%d,\"feed.name\":\"mark-%d-\"}".formatted(64496 + i % 2, i));
    }

    eventually().untilAsserted(() -> assertThat(marks()).hasSizeGreaterThanOrEqualTo(events()));
    assertThat(marks()).doesNotHaveDuplicates().hasSize(events());
    for (String mail : hub().mails()) {
      String text = MailText.of(mail);
      assertThat(text.contains("64496") && text.contains("64497")).as(text).isFalse();
    }
    assertThat(hub().mails()).hasSizeLessThan(events());
  }

  private List<String> marks() {
    List<String> marks = new ArrayList<>();
    for (String mail : hub().mails()) {
      Matcher matcher = MARK.matcher(csv(mail));
      while (matcher.find()) {
        marks.add(matcher.group(1));
      }
    }
    return marks;
  }

  private static String csv(String mail) {
    String text = MailText.of(mail);
    return text.substring(Math.max(0, text.indexOf("\"source.asn\"")));
  }
}
