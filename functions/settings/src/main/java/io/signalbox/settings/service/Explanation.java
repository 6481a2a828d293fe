package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.ReadItem;
import io.signalbox.feeds.Release;
import io.signalbox.routing.DirectoryRouter;
import io.signalbox.routing.Explainer;
import io.signalbox.routing.Match;
import io.signalbox.routing.Router;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.SettingsDocument;
import java.util.List;

/**
 * Says of envelopes who would get them, by which route, in which form, and why others would not.
 */
final class Explanation {
  private final SettingsDocument settings;
  private final Router router;
  private final String hubName;
  private final Preview preview;
  private final DirectoryRouter directory;
  private final DirectoryAnswers recipients;
  private final HistoryAnswers history;
  private final MailPreview mails;
  private final String sender;

  Explanation(
      SettingsDocument settings,
      Preview preview,
      DirectoryAnswers recipients,
      HistoryAnswers history,
      MailPreview mails,
      String sender) {
    this.history = history;
    this.mails = mails;
    this.settings = settings;
    this.router = new Router(settings);
    this.hubName = preview.hub().name();
    this.preview = preview;
    this.recipients = recipients;
    this.directory = recipients.router(settings);
    this.sender = sender;
  }

  ObjectNode of(List<ReadItem> items) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("sender", sender);
    ArrayNode envelopes = answer.putArray("envelopes");
    for (ReadItem item : items) {
      envelopes.add(
          switch (item) {
            case ReadItem.Malformed malformed -> malformed(malformed);
            case ReadItem.Parsed parsed -> parsed(parsed);
          });
    }
    return answer;
  }

  private static ObjectNode malformed(ReadItem.Malformed item) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("index", item.index());
    answer.put("field", item.field());
    answer.put("reason", item.reason());
    return answer;
  }

  private ObjectNode parsed(ReadItem.Parsed item) {
    Envelope envelope = item.envelope();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("index", item.index());
    answer.put("id", envelope.id().text());
    answer.put("form", item.form().text());
    // A loop is never accepted, so nobody would get it.
    boolean loop = envelope.path().contains(hubName);
    answer.put("loop", loop);
    ArrayNode deliveries = answer.putArray("deliveries");
    if (!loop) {
      Envelope kept = envelope.withPathThrough(hubName);
      List<Match> matches = router.match(kept, sender);
      directory
          .follow(matches, kept)
          .matches()
          .forEach(match -> deliveries.add(delivery(kept, match)));
      recipients.add(answer, directory, matches, kept);
    }
    ArrayNode routes = answer.putArray("routes");
    new Explainer(settings)
        .explain(envelope, sender)
        .forEach(decision -> routes.add(route(decision)));
    return answer;
  }

  private ObjectNode delivery(Envelope envelope, Match match) {
    Destination destination = match.destination();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("destination", destination.name());
    answer.put("method", destination.method().name());
    destination.uri().ifPresent(uri -> answer.put("uri", uri.toString()));
    match.group().values().forEach(answer.putObject("group")::put);
    match.routes().forEach(answer.putArray("routes")::add);
    recipients.addRecipients(answer, match);
    history.add(answer, match, envelope);
    Envelope shown =
        switch (Release.of(envelope, settings.release(destination))) {
          case Release.Given(Envelope released) -> released;
          case Release.Withheld(String reason) -> {
            answer.put("withheld", reason);
            yield envelope;
          }
        };
    answer.put("format", destination.format().text());
    answer.put("form", destination.form().text());
    answer.put("preview", preview.of(shown, destination));
    if (destination.options() instanceof MailOptions) {
      answer.set(
          "mail",
          mails.of(
              shown, sender, match, settings.template(destination, match.group()), preview.now()));
    }
    return answer;
  }

  private static ObjectNode route(Explainer.RouteDecision decision) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("route", decision.route().name());
    answer.put("enabled", decision.route().enabled());
    answer.put("matches", decision.matches());
    decision.route().destinations().forEach(answer.putArray("destinations")::add);
    answer.put("because", because(decision));
    ArrayNode unmet = answer.putArray("unmet");
    for (Explainer.Unmet condition : decision.unmet()) {
      ObjectNode member = unmet.addObject();
      member.put("field", condition.field());
      member.set("wanted", condition.wanted());
      condition.found().ifPresent((JsonNode found) -> member.set("found", found));
    }
    return answer;
  }

  private static String because(Explainer.RouteDecision decision) {
    if (decision.matches()) {
      return decision.route().enabled()
          ? "The pattern matches."
          : "The pattern matches, but the route is disabled.";
    }
    return decision.unmet().isEmpty()
        ? "Each condition is met, but not all by the same element of an array."
        : "Conditions of the pattern are not met.";
  }
}
