package io.signalbox.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may read or change what: each caller, each call, each kind of object, of each organisation.
 */
class AccessMatrixTest {
  private static final List<String> KINDS =
      List.of("organisations", "contacts", "networks", "rules", "annotations");
  private static final List<String> CALLS =
      List.of("list", "get", "history", "change", "add", "remove");
  private static final Map<String, Set<String>> ORGANISATIONS =
      Map.ofEntries(
          Map.entry(Hub.ADMINISTRATOR, Set.of("isp", "shop", "other")),
          Map.entry("isp-token", Set.of("isp", "shop")),
          Map.entry("shop-token", Set.of("shop")),
          Map.entry("other-token", Set.of("other")),
          Map.entry("handler-token", Set.of()),
          Map.entry("bot-token", Set.of()),
          Map.entry("viewer-token", Set.of()),
          Map.entry("auditor-token", Set.of("isp", "shop", "other")),
          Map.entry("editor-token", Set.of("isp", "shop")),
          Map.entry("inhibitor-token", Set.of("isp", "shop")),
          Map.entry("constituency-token", Set.of("other")),
          Map.entry("no-token", Set.of()));

  /** Who changes nothing. */
  private static final String READER = "auditor-token";

  /** Who changes annotations alone. */
  private static final String ANNOTATOR = "inhibitor-token";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @MethodSource("callers")
  void each_caller_reads_and_changes_what_is_its_own(String caller) {
    List<String> owners = List.of("isp", "shop", "other");
    owners.forEach(this::write);
    for (String kind : KINDS) {
      for (String call : CALLS) {
        for (String owner : owners) {
          check(caller, call, kind, owner);
        }
      }
    }
  }

  private void check(String caller, String call, String kind, String owner) {
    Hub.Answer answer = ask(caller, call, kind, owner);
    String row = String.join(" ", caller, call, kind, owner, answer.body());
    boolean isAdministrator = caller.equals(Hub.ADMINISTRATOR);
    boolean isDelegate =
        !isAdministrator && !ORGANISATIONS.getOrDefault(caller, Set.of()).isEmpty();
    boolean isCovered = ORGANISATIONS.getOrDefault(caller, Set.of()).contains(owner);
    boolean isEdited =
        caller.equals(ANNOTATOR)
            ? kind.equals("annotations")
            : !kind.equals("organisations") && !kind.equals("annotations");
    boolean isChange = !Set.of("list", "get", "history").contains(call);
    if (caller.equals("no-token")) {
      assertThat(answer.status()).as(row).isEqualTo(401);
    } else if ((!isAdministrator && !isDelegate) || (caller.equals(READER) && isChange)) {
      assertThat(answer.status()).as(row).isEqualTo(403);
    } else if (call.equals("list")) {
      assertThat(answer.status()).as(row).isEqualTo(200);
      assertThat(answer.json().findValuesAsText("id").contains(owner)).as(row).isEqualTo(isCovered);
    } else if (call.equals("get") || call.equals("history")) {
      assertThat(answer.status()).as(row).isEqualTo(isCovered ? 200 : 404);
    } else if (call.equals("remove") && !isCovered) {
      assertThat(answer.status()).as(row).isEqualTo(404);
    } else if (call.equals("remove") && isCovered && (isAdministrator || isEdited)) {
      assertThat(answer.status())
          .as(row)
          .isEqualTo(kind.equals("organisations") || kind.equals("networks") ? 409 : 204);
    } else if (isAdministrator || (isCovered && isEdited)) {
      assertThat(answer.status()).as(row).isEqualTo(call.equals("add") ? 201 : 200);
    } else {
      assertThat(answer.status()).as(row).isEqualTo(403);
    }
    assertThat(answer.body()).as(row).doesNotContain(isCovered ? "nothing" : owner + ".example");
  }

  @ParameterizedTest
  @MethodSource("callers")
  void imports_are_the_administrators(String caller) {
    int status =
        hub.editAs(caller, "POST", "imports?source=s&dryRun=true", "{'organisations': {}}")
            .status();
    assertThat(status)
        .isEqualTo(caller.equals(Hub.ADMINISTRATOR) ? 200 : caller.equals("no-token") ? 401 : 403);
  }

  static Set<String> callers() {
    return ORGANISATIONS.keySet();
  }

  private Hub.Answer ask(String caller, String call, String kind, String owner) {
    String path = kind + "/" + owner;
    return switch (call) {
      case "list" -> hub.editAs(caller, "GET", kind, "");
      case "get" -> hub.editAs(caller, "GET", path, "");
      case "history" -> hub.editAs(caller, "GET", path + "?history=true", "");
      case "change" -> hub.editAs(caller, "PUT", path, object(kind, owner, "1"));
      case "add" -> hub.editAs(caller, "PUT", path + "-new", object(kind, owner, "2"));
      case "remove" -> hub.editAs(caller, "DELETE", path, "");
      default -> throw new IllegalArgumentException(call);
    };
  }

  private void write(String owner) {
    for (String kind : KINDS) {
      Hub.Answer answer = hub.put(kind + "/" + owner, object(kind, owner, "0"));
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
  }

  /** Each organisation has an object of each kind, under its own name. */
  private static String object(String kind, String owner, String variant) {
    return switch (kind) {
      case "organisations" ->
          "{'name': '%s.example'%s}"
              .formatted(
                  owner,
                  switch (owner) {
                    case "shop" -> ", 'parent': 'isp'";
                    case "other" -> ", 'tenants': ['north']";
                    default -> "";
                  });
      case "contacts" ->
          "{'organisation': '%s', 'addresses': [{'address': 'a%s@%s.example'}]}"
              .formatted(owner, variant, owner);
      case "networks" ->
          "{'organisation': '%s', 'domain': 'n%s.%s.example'}".formatted(owner, variant, owner);
      case "rules" ->
          "{'match': {'organisation': '%s', 'type': 't%s.%s.example'}}"
              .formatted(owner, variant, owner);
      case "annotations" ->
          "{'network': '%s', 'tag': 't%s.%s.example'}".formatted(owner, variant, owner);
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
