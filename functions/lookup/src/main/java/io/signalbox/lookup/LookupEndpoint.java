package io.signalbox.lookup;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Grant;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.directory.Addresses;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.DomainName;
import io.signalbox.directory.RuleField;
import io.signalbox.directory.Selector;
import io.signalbox.directory.lookup.Finding;
import io.signalbox.directory.lookup.Lookup;
import io.signalbox.directory.lookup.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code GET /intelmq/lookup}, as IntelMQ's tuency expert asks. For who is granted {@code lookup}.
 *
 * <p>The bot takes every JSON for an answer, whatever the status, and then deletes the event's
 * contact; every other body makes it ask again. So no error here is JSON.
 */
final class LookupEndpoint {

  /** The bot adds its path to what it is told, which may end in a slash or not. */
  private static final String DOUBLE_SLASH = "//intelmq/lookup";

  /** How the bot names what rules can match. */
  private static final Map<String, RuleField> PARAMETERS =
      Map.of(
          "classification_taxonomy", RuleField.TAXONOMY,
          "classification_type", RuleField.TYPE,
          "classification_identifier", RuleField.IDENTIFIER,
          "feed_provider", RuleField.PROVIDER,
          "feed_name", RuleField.FEED_NAME,
          "feed_code", RuleField.FEED_CODE,
          "feed_status", RuleField.STATUS,
          "malware_name", RuleField.MALWARE);

  private static final Set<String> OTHERS = Set.of("ip", "domain", "asn", "country", "explain");

  private final Authenticator authenticator;
  private final DirectoryStore store;
  private final Lookup lookup;

  LookupEndpoint(Authenticator authenticator, DirectoryStore store, Lookup lookup) {
    this.authenticator = authenticator;
    this.store = store;
    this.lookup = lookup;
  }

  List<Endpoint> all() {
    Set<String> known = new HashSet<>(PARAMETERS.keySet());
    known.addAll(OTHERS);
    return Stream.of("/intelmq/lookup", DOUBLE_SLASH)
        .map(path -> Endpoint.get(path, this::lookup).taking(known))
        .toList();
  }

  private Response lookup(Request request) {
    authenticator.authenticate(request).require(Grant.lookup());
    Parameters parameters = new Parameters(request);
    Question question = question(parameters);
    boolean explain = parameters.flag("explain").orElse(false);
    DirectoryView directory = store.recent();
    List<Finding> findings = lookup.answer(directory, question);
    LookupAnswer answer = new LookupAnswer(question, findings);
    return Response.json(200, explain ? answer.explained(directory.revision()) : answer.json());
  }

  private static Question question(Parameters parameters) {
    Optional<String> name = parameters.parsed("domain", DomainName::parse);
    var address = parameters.parsed("ip", Addresses::parse);
    if (address.isEmpty() && name.isEmpty()) {
      throw Problem.of(
              ProblemType.INVALID_PARAMETER, "A look-up asks about an ip, a domain, or both.")
          .exception();
    }
    Map<String, String> event = new HashMap<>();
    PARAMETERS.forEach(
        (parameter, field) ->
            parameters
                .text(parameter)
                .ifPresent(
                    text -> field.eventField().ifPresent(member -> event.put(member, text))));
    parameters.text("ip").ifPresent(text -> event.put("source.ip", text));
    parameters.text("domain").ifPresent(text -> event.put("source.fqdn", text));
    return new Question(
        address,
        name,
        parameters.parsed("asn", LookupEndpoint::system),
        parameters.parsed("country", Selector.Country::new),
        event);
  }

  private static Selector.AutonomousSystem system(String text) {
    if (!text.matches("[0-9]{1,10}")) {
      throw new IllegalArgumentException("an AS is a number, without the letters");
    }
    return new Selector.AutonomousSystem(Long.parseLong(text));
  }
}
