package io.signalbox.wkd;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.crypto.Tool;
import io.signalbox.settings.MailAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebKeyLocationTest {

  /** The vector of the draft, which GnuPG's client gives, too. */
  @Test
  void bothMethodsAreThoseOfTheDraft() {
    WebKeyLocation location = WebKeyLocation.of(MailAddress.parse("Joe.Doe@Example.ORG"));

    assertThat(location.advanced())
        .hasToString(
            "https://openpgpkey.example.org/.well-known/openpgpkey/example.org/hu/"
                + "iy9q119eutrkn8s1mk4r39qejnbu3n5q?l=Joe.Doe");
    assertThat(location.direct())
        .hasToString(
            "https://example.org/.well-known/openpgpkey/hu/"
                + "iy9q119eutrkn8s1mk4r39qejnbu3n5q?l=Joe.Doe");
  }

  @Test
  void theHashIsThatOfGnuPg(@TempDir Path folder) {
    String address = "a+b/c?d{e}@isp.example";
    String hash =
        Tool.run(folder, "", "/usr/lib/gnupg/gpg-wks-client", "--print-wkd-hash", address);

    WebKeyLocation location = WebKeyLocation.of(MailAddress.parse(address));

    assertThat(hash).startsWith(location.hash() + " ");
    assertThat(location.direct().getRawQuery()).isEqualTo("l=a%2Bb%2Fc%3Fd%7Be%7D");
  }
}
