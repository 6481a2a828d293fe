package io.signalbox.local.scenario;

import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of the page on people: which role permits what, and which route it opens. */
final class AccessTables {
  private static final Pattern PLACE =
      Pattern.compile("(<!-- generated: (\\w+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

  private AccessTables() {}

  /** The page with its tables as they must be. */
  static String in(String page) {
    return PLACE
        .matcher(page)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    place.group(1)
                        + (place.group(2).equals("roles") ? roles() : routes())
                        + place.group(3)));
  }

  private static String roles() {
    return head("permission")
        + Arrays.stream(Permission.values())
            .map(permission -> row(text(permission), role -> role.permits(permission)))
            .collect(Collectors.joining());
  }

  private static String routes() {
    Map<String, String> rows = new TreeMap<>();
    for (String route : AccessNeeds.PERMISSIONS.keySet()) {
      String name = "`" + route + "`" + (AccessNeeds.SCOPED.contains(route) ? " ◐" : "");
      rows.put(
          route.substring(route.indexOf(' ')) + route,
          row(name, role -> AccessNeeds.lets(role, true, route)));
    }
    return "◐: also with a scope, for objects in the scope.\n\n"
        + head("request")
        + String.join("", rows.values());
  }

  private static String head(String first) {
    String roles = Arrays.stream(Role.values()).map(Role::text).collect(Collectors.joining(" | "));
    return "| %s | %s |\n|%s\n".formatted(first, roles, "---|".repeat(Role.values().length + 1));
  }

  private static String row(String name, Predicate<Role> isIn) {
    String cells =
        Arrays.stream(Role.values())
            .map(role -> isIn.test(role) ? "yes" : "")
            .collect(Collectors.joining(" | "));
    return "| %s | %s |\n".formatted(name, cells);
  }

  private static String text(Permission permission) {
    return permission.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
