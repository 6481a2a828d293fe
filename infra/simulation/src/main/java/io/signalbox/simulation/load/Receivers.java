package io.signalbox.simulation.load;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.simulation.check.Deliveries;
import io.signalbox.simulation.check.Sent;
import io.signalbox.simulation.check.Sent.Answer;
import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.simulation.hub.Api;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.store.Mailer;
import io.signalbox.store.Mailer.Mail;
import io.signalbox.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Those whom a hub delivers to. While there are faults they refuse, fail, hang, cut off and lie; a
 * neighbouring hub takes in what is pushed to it.
 */
public final class Receivers {
  /** The domain of all receivers; the name before it is the destination's. */
  static final String DOMAIN = ".receiver.example";

  private static final Duration NEIGHBOURS_PATIENCE = Duration.ofSeconds(15);
  private static final Pattern DELIVERY =
      Pattern.compile("^Signalbox-Delivery: *(\\S+)", Pattern.MULTILINE);

  private final Calls calls;
  private final Manners manners;
  private final MailSystem mails;
  private final Deliveries deliveries;
  private final Map<String, Hub> neighbours = new HashMap<>();
  private Optional<Hub> hub = Optional.empty();
  private Optional<String> removed = Optional.empty();

  public Receivers(Calls calls, Manners manners, MailSystem mails, Deliveries deliveries) {
    this.calls = calls;
    this.manners = manners;
    this.mails = mails;
    this.deliveries = deliveries;
  }

  /** Whose receivers these are. */
  public void of(Hub sender) {
    hub = Optional.of(sender);
  }

  /** From now on, what is pushed to that destination is posted to the other hub. */
  public void connect(String destination, Hub neighbour) {
    neighbours.put(destination, neighbour);
  }

  /** From now on nothing is to come for that destination. */
  void expectNothingFor(String destination) {
    removed = Optional.of(destination);
  }

  /** What comes from now on is as it should be. */
  void expectAll() {
    removed = Optional.empty();
  }

  /** Takes a push of that process. */
  public Exchange push(SimulatedProcess process, PushRequest push) {
    String host = Objects.requireNonNull(push.uri().getHost());
    String destination = host.substring(0, host.length() - DOMAIN.length());
    try {
      Arrived arrived =
          calls.make(
              process,
              "push to " + destination,
              push.timeout(),
              () -> arrive(process, destination, push));
      if (arrived.sent().answer() == Answer.NONE) {
        process.pause(push.timeout());
        return new Exchange.NoAnswer("no answer in time");
      }
      arrived.sent().hear();
      return new Exchange.Answered(arrived.status(), arrived.retryAfter(), "");
    } catch (StoreException.Throttled refused) {
      return new Exchange.NotSent("connection refused");
    } catch (StoreException.Unavailable lost) {
      return new Exchange.NoAnswer("connection lost");
    }
  }

  private record Arrived(Sent sent, int status, Optional<String> retryAfter) {
    @Override
    public String toString() {
      return Integer.toString(status);
    }
  }

  private Arrived arrive(SimulatedProcess process, String destination, PushRequest push) {
    String id = Objects.requireNonNull(push.headers().get("webhook-id"));
    Manners.Reaction reaction = manners.of(destination, id);
    if (neighbours.containsKey(destination)) {
      reaction = forward(Objects.requireNonNull(neighbours.get(destination)), push);
    }
    String content = new String(push.body(), StandardCharsets.UTF_8);
    Sent sent = record(process, destination, id, content, reaction);
    return new Arrived(sent, reaction.status(), reaction.retryAfter());
  }

  private static Manners.Reaction forward(Hub neighbour, PushRequest push) {
    Optional<APIGatewayProxyResponseEvent> answer =
        neighbour.request(
            Api.INGEST,
            Requests.post("/v1/envelopes", "neighbour", push.body()),
            NEIGHBOURS_PATIENCE);
    return answer
        .map(event -> Manners.Reaction.ofStatus(event.getStatusCode()))
        .orElse(Manners.Reaction.SILENCE);
  }

  /** The mail system for that process. */
  public Mailer mailbox(SimulatedProcess process) {
    return mail -> receive(process, mail);
  }

  private Mailer.Result receive(SimulatedProcess process, Mail mail) {
    String recipient = mail.recipients().getFirst();
    String destination = recipient.substring(0, recipient.indexOf('@'));
    String content = mail.content().text();
    Matcher matcher = DELIVERY.matcher(content);
    String id = matcher.find() ? matcher.group(1) : "none";
    Manners.Reaction reaction = manners.of(destination, id);
    Sent sent = record(process, destination, id, content, reaction);
    return switch (sent.answer()) {
      case TAKEN -> {
        sent.hear();
        yield new Mailer.Result.Accepted(
            mails.take(hub.orElseThrow(), sent, mail, !manners.areGood()));
      }
      case REFUSED -> {
        sent.hear();
        yield new Mailer.Result.ContentRefused("No such content");
      }
      case GONE -> {
        sent.hear();
        yield new Mailer.Result.RecipientRefused("No such user");
      }
      case FAILED ->
          switch (reaction.status()) {
            case 404 -> new Mailer.Result.AccountRefused("Address not verified");
            case 503 -> new Mailer.Result.HubRefused("Daily quota exceeded");
            default -> new Mailer.Result.Deferred("Try later");
          };
      case NONE -> new Mailer.Result.Unknown("Nobody knows");
    };
  }

  private Sent record(
      SimulatedProcess process,
      String destination,
      String id,
      String content,
      Manners.Reaction reaction) {
    removed.filter(destination::equals).ifPresent(gone -> deliveries.addUnwanted(gone, id));
    return deliveries
        .arrive(
            hub.orElseThrow(),
            destination,
            id,
            content,
            process,
            reaction.kept(),
            reaction.answer())
        .orElseGet(() -> Sent.unfounded(id, destination, process, reaction.answer()));
  }
}
