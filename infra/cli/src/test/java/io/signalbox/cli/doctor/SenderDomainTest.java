package io.signalbox.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What receivers think of mail from a domain. */
class SenderDomainTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "SPF | cert.example | v=spf1 ip4:192.0.2.1 -all | OK",
        "SPF | cert.example | V=SPF1 -all | OK",
        "SPF | cert.example | v=spf1 +all | FAULT",
        "SPF | cert.example | none | FAULT",
        "SPF | cert.example | google-site-verification=x | FAULT",
        "DMARC | _dmarc.cert.example | v=DMARC1; p=reject | OK",
        "DMARC | _dmarc.cert.example | v=DMARC1; p=none | WARNING",
        "DMARC | _dmarc.cert.example | none | FAULT",
        "DKIM | s1._domainkey.cert.example | v=DKIM1; k=rsa; p=MIIB | OK",
        "DKIM | s1._domainkey.cert.example | v=DKIM1; p= | FAULT",
        "DKIM | s1._domainkey.cert.example | none | FAULT"
      })
  void a_record_is_judged(String check, String name, String record, String verdict) {
    Map<String, List<String>> records = record == null ? Map.of() : Map.of(name, List.of(record));
    assertThat(verdict(check, new SenderDomain(asked -> records.getOrDefault(asked, List.of()))))
        .isEqualTo(Finding.Verdict.valueOf(verdict));
  }

  @Test
  void two_spf_records_are_a_fault() {
    TextRecords two = _ -> List.of("v=spf1 -all", "v=spf1 mx -all");

    assertThat(verdict("SPF", new SenderDomain(two))).isEqualTo(Finding.Verdict.FAULT);
  }

  @Test
  void name_servers_that_are_away_are_no_fault_of_the_domain() {
    SenderDomain domain =
        new SenderDomain(
            name -> {
              throw new IOException("the name servers cannot be asked for " + name);
            });

    assertThat(domain.check("cert.example", Optional.of("s1")))
        .extracting(Finding::verdict)
        .containsOnly(Finding.Verdict.WARNING);
  }

  private static Finding.Verdict verdict(String check, SenderDomain domain) {
    return domain.check("cert.example", Optional.of("s1")).stream()
        .filter(one -> one.check().equals(check))
        .findFirst()
        .orElseThrow()
        .verdict();
  }
}
