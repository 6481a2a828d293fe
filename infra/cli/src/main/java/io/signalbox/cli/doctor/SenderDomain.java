package io.signalbox.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether receivers may believe that mail of a domain is the domain's: SPF, DKIM and DMARC. */
final class SenderDomain {
  private final TextRecords records;

  SenderDomain(TextRecords records) {
    this.records = records;
  }

  List<Finding> check(String domain, Optional<String> selector) {
    List<Finding> findings = new ArrayList<>();
    findings.add(looked("SPF", domain, this::spf));
    findings.add(looked("DMARC", domain, this::dmarc));
    findings.add(
        selector.isPresent()
            ? looked("DKIM", selector.get() + "._domainkey." + domain, this::dkim)
            : Finding.skipped("DKIM", "Give --dkim-selector NAME to check the key."));
    return findings;
  }

  private interface Check {
    Finding of(String name) throws IOException;
  }

  private static Finding looked(String what, String name, Check check) {
    try {
      return check.of(name);
    } catch (IOException fault) {
      return Finding.warning(what, "Not checked: " + fault.getMessage() + ".");
    }
  }

  /** RFC 7208: exactly one record. */
  private Finding spf(String domain) throws IOException {
    List<String> found = starting(domain, "v=spf1");
    if (found.isEmpty()) {
      return Finding.fault("SPF", domain + " has no SPF record: publish v=spf1 with your servers.");
    }
    if (found.size() > 1) {
      return Finding.fault("SPF", domain + " has several SPF records, which counts as an error.");
    }
    String record = found.getFirst();
    return record.endsWith("+all") || record.endsWith(" all")
        ? Finding.fault("SPF", "Everybody may send as " + domain + ": " + record)
        : Finding.ok("SPF", record);
  }

  /** RFC 7489. */
  private Finding dmarc(String domain) throws IOException {
    List<String> found = starting("_dmarc." + domain, "v=DMARC1");
    if (found.size() != 1) {
      return Finding.fault(
          "DMARC", "_dmarc." + domain + " has " + found.size() + " DMARC records; one is wanted.");
    }
    String record = found.getFirst();
    return record.replace(" ", "").contains("p=none")
        ? Finding.warning("DMARC", "Receivers are asked to do nothing about forgeries: " + record)
        : Finding.ok("DMARC", record);
  }

  /** RFC 6376: a record with a key that is not revoked. */
  private Finding dkim(String name) throws IOException {
    for (String record : records.of(name)) {
      String key = record.replace(" ", "");
      if (key.contains("p=")) {
        boolean revoked = key.matches(".*p=(;.*)?");
        return revoked
            ? Finding.fault("DKIM", name + " says that the key is revoked.")
            : Finding.ok("DKIM", name + " has a key.");
      }
    }
    return Finding.fault("DKIM", name + " has no key.");
  }

  private List<String> starting(String name, String begin) throws IOException {
    return records.of(name).stream()
        .filter(one -> one.toLowerCase(Locale.ROOT).startsWith(begin.toLowerCase(Locale.ROOT)))
        .toList();
  }
}
