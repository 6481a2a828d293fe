package io.signalbox.console;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Requests for each screen and form of the console; {@code @} stands for what an attacker sends.
 */
final class HostileRequests {
  /** What works wherever in a text it stands. */
  private static final List<String> ANYWHERE =
      List.of(
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)' x='",
          "</textarea></title></pre><svg/onload=alert(1)>",
          "<script>alert(1)</script>",
          "${7*7}@{7*7}{{7*7}}@if(true)!{var a}",
          "\u202Egpj.exe\u202C\u2066x\u2069\u200F",
          "a\u0000b\u001b[31mc\u2028d\u2029e\uFEFFf",
          "&lt;b&gt;&#60;script&#62;",
          // Would hide what stands behind it.
          "<!--<a href=\"javascript:alert(1)\">");

  /** All of that, in texts that names may have. */
  static final List<String> PAYLOADS =
      List.of(
          String.join(" ", ANYWHERE.subList(0, 3)),
          String.join(" ", ANYWHERE.subList(3, 6)),
          String.join(" ", ANYWHERE.subList(6, ANYWHERE.size())));

  /** What works at the beginning of a text alone. */
  static final List<String> BEGINNINGS =
      List.of(
          "javascript:alert(1)",
          "data:text/html,<script>alert(1)</script>",
          "http://evil.example/a?b=<c>",
          "//evil.example/",
          "=HYPERLINK(\"http://evil.example\")");

  static final Set<String> SCREENS =
      Set.of(
          "today",
          "destinations?name=@&page=@",
          "destination?name=@&job=@&after=@",
          "event?id=@",
          "senders",
          "sender?name=@",
          "aside?kind=conflicts&id=@",
          "aside?kind=quarantine&id=@",
          "suppression?address=@",
          "responsible?q=@&type=@",
          "rules?name=@&page=@",
          "rule?kind=routes&name=@",
          "rule?kind=destinations&name=@",
          "annotation?name=@",
          "rules?after=@",
          "history?from=@",
          "history?revision=@",
          "search?after=@",
          "search?event=@",
          "notices?address=@&organisation=@&network=@&destination=@",
          "notices?after=@",
          "notice?ticket=@",
          "mail?ticket=@",
          "statistics?by=type&where=@&from=@&to=@",
          "statistics?step=hour",
          "audit?who=@&kind=@&since=@&until=@&after=@",
          "proposals?after=@",
          "proposals?id=@",
          "send-once",
          "imports",
          "sending?id=@&after=@",
          "privacy?after=@",
          "erasure?id=@",
          "people",
          "whatif?job=@",
          "rule?kind=templates&name=@",
          "rule?kind=instances&name=@",
          "statistics?by=asn,type&step=month",
          "feeds?name=@&since=@",
          "feeds?name=@&after=@");

  static final List<String[]> FORMS =
      List.of(
          new String[] {"explain", "event", "@", "sender", "@"},
          new String[] {
            "rule", "do", "check", "kind", "routes", "name", "@", "json", "@", "tag", "@"
          },
          new String[] {"rule", "do", "remove-check", "kind", "routes", "name", "@", "tag", "@"},
          new String[] {
            "send-once", "do", "columns", "destination", "@", "id", "@", "csv", "\"@@\",b\n\"@@\",2"
          },
          new String[] {
            "send-once",
            "do",
            "check",
            "destination",
            "@",
            "id",
            "@",
            "csv",
            "a,b\n1,2\n3,4",
            "c0",
            "@"
          },
          new String[] {"privacy", "do", "held", "kind", "mail", "value", "@"},
          new String[] {"destination", "do", "replay-one", "name", "@", "envelope", "@"},
          new String[] {"imports", "do", "check", "source", "@", "content", "contacts", "csv", "@"},
          new String[] {"imports", "do", "undo-check", "revision", "@"},
          new String[] {"annotation", "do", "check", "name", "@", "tag", "@", "json", "{}"},
          new String[] {"destination", "do", "replay-set-aside", "name", "@"});

  private HostileRequests() {}

  static Stream<String> payloads() {
    return Stream.concat(PAYLOADS.stream(), BEGINNINGS.stream());
  }
}
