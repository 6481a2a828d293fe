package io.signalbox.simulation.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.simulation.check.Sent;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.store.Mailer.Mail;
import java.time.Duration;

/** Takes mails, and tells their hubs later what became of each, as SES does. */
final class MailSystem {
  private static final double LATEST_SECONDS = 150;
  private static final double COME_BACK = 0.3;
  private static final double TOLD_TWICE = 0.2;

  private final Simulator simulator;
  private int mails;
  private int untold;

  MailSystem(Simulator simulator) {
    this.simulator = simulator;
  }

  /**
   * Takes a mail.
   *
   * @param mayComeBack whether its recipient may turn it away after all
   * @return the message's id
   */
  String take(Hub hub, Sent sent, Mail mail, boolean mayComeBack) {
    String id = hub.name() + "-mail-" + mails++;
    boolean comesBack = mayComeBack && simulator.fraction(id + " comes back") < COME_BACK;
    sent.tellLater(comesBack);
    String event = event(id, mail, comesBack).toString();
    tell(hub, event, simulator.fraction(id + " is told"));
    if (simulator.fraction(id + " is told twice") < TOLD_TWICE) {
      tell(hub, event, simulator.fraction(id + " is told again"));
    }
    return id;
  }

  /** Whether it has told all. */
  boolean isQuiet() {
    return untold == 0;
  }

  private void tell(Hub hub, String event, double when) {
    untold++;
    simulator.after(
        Duration.ofMillis((long) (1_000 * LATEST_SECONDS * when)),
        () -> {
          untold--;
          hub.tellOfMail(event);
        });
  }

  private ObjectNode event(String id, Mail mail, boolean comesBack) {
    String now = simulator.now().toString();
    String recipient = mail.recipients().getFirst();
    ObjectNode event = Requests.JSON.createObjectNode();
    event.put("eventType", comesBack ? "Bounce" : "Delivery");
    event
        .putObject("mail")
        .put("messageId", id)
        .put("timestamp", now)
        .putArray("destination")
        .add(recipient);
    if (comesBack) {
      event
          .putObject("bounce")
          .put("timestamp", now)
          .put("bounceType", "Transient")
          .put("bounceSubType", "General")
          .putArray("bouncedRecipients")
          .addObject()
          .put("emailAddress", recipient)
          .put("status", "5.0.0");
    } else {
      event.putObject("delivery").put("timestamp", now).putArray("recipients").add(recipient);
    }
    return event;
  }
}
