package io.signalbox.mails;

import java.util.Set;

/** The values of {@code classification.type} that IntelMQ knows. */
final class ClassificationTypes {
  private static final Set<String> KNOWN =
      Set.of(
          "application-compromise",
          "blacklist",
          "brute-force",
          "burglary",
          "c2-server",
          "copyright",
          "data-leak",
          "data-loss",
          "ddos",
          "ddos-amplifier",
          "dga-domain",
          "dos",
          "exploit",
          "harmful-speech",
          "ids-alert",
          "infected-system",
          "information-disclosure",
          "malware",
          "malware-configuration",
          "malware-distribution",
          "masquerade",
          "misconfiguration",
          "other",
          "outage",
          "phishing",
          "potentially-unwanted-accessible",
          "privileged-account-compromise",
          "proxy",
          "sabotage",
          "scanner",
          "sniffing",
          "social-engineering",
          "spam",
          "system-compromise",
          "test",
          "tor",
          "unauthorised-information-access",
          "unauthorised-information-modification",
          "unauthorized-use-of-resources",
          "undetermined",
          "unprivileged-account-compromise",
          "violence",
          "vulnerable-system",
          "weak-crypto");

  private ClassificationTypes() {}

  static Set<String> all() {
    return KNOWN;
  }

  static boolean isKnown(String type) {
    return KNOWN.contains(type);
  }
}
