package io.signalbox.delivery.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.suppression.Suppression.Reason;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:27:03Z");
  private static final MailAddress ABUSE = MailAddress.parse("abuse@isp.example");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Suppressions suppressions =
      new Suppressions(EmbeddedStore.inMemory(clock).table("deliveries"), clock);

  @Test
  void aSuppressedAddressIsFoundInAnySpelling() {
    suppressions.add(
        MailAddress.parse("Abuse@bücher.example"), Reason.BOUNCE, "5.1.1 unknown user");
    assertThat(suppressions.find(MailAddress.parse("The SOC <abuse@xn--bcher-kva.EXAMPLE>")))
        .contains(
            new Suppression(
                "abuse@xn--bcher-kva.example", Reason.BOUNCE, "5.1.1 unknown user", NOW));
  }

  @Test
  void theFirstReasonStands() {
    suppressions.add(ABUSE, Reason.BOUNCE, "first");
    assertThat(suppressions.add(ABUSE, Reason.COMPLAINT, "second").reason())
        .isEqualTo(Reason.BOUNCE);
  }

  @Test
  void aLiftedAddressGetsMailAgain() {
    suppressions.add(ABUSE, Reason.COMPLAINT, "abuse");
    assertThat(suppressions.lift(ABUSE)).isPresent();
    assertThat(suppressions.find(ABUSE)).isEmpty();
    assertThat(suppressions.lift(ABUSE)).isEmpty();
    assertThat(suppressions.add(ABUSE, Reason.BOUNCE, "again").reason()).isEqualTo(Reason.BOUNCE);
  }

  @Test
  void amongManyOnlyTheSuppressedOnesAreAnswered() {
    suppressions.add(ABUSE, Reason.BOUNCE, "");
    assertThat(
            suppressions.among(
                List.of(
                    ABUSE,
                    MailAddress.parse("ABUSE@isp.example"),
                    MailAddress.parse("a@b.example"))))
        .containsOnlyKeys("abuse@isp.example");
    assertThat(suppressions.among(List.of())).isEmpty();
  }

  @Test
  void theListComesInPages() {
    for (String name : List.of("c", "a", "b")) {
      suppressions.add(MailAddress.parse(name + "@isp.example"), Reason.BOUNCE, "");
    }
    assertThat(suppressions.list(Optional.empty(), 2))
        .extracting(Suppression::address)
        .containsExactly("a@isp.example", "b@isp.example");
    assertThat(suppressions.list(Optional.of("b@isp.example"), 2))
        .extracting(Suppression::address)
        .containsExactly("c@isp.example");
  }

  @Test
  void aLongDetailIsCut() {
    assertThat(suppressions.add(ABUSE, Reason.BOUNCE, "x".repeat(5_000)).detail()).hasSize(1_000);
  }
}
