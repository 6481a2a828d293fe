package io.signalbox.simulation.port;

import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.store.Mailer;
import io.signalbox.store.StoreException;
import java.time.Duration;

/** The mail system as one process sees it. */
record SimulatedMailer(Mailer shared, SimulatedProcess process, Calls calls) implements Mailer {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  @Override
  public Result send(Mail mail) {
    try {
      return calls.make(process, "mail to " + mail.recipients(), LONGEST, () -> shared.send(mail));
    } catch (StoreException.Throttled busy) {
      return new Result.Deferred("Too many mails");
    } catch (StoreException.Unavailable away) {
      return new Result.Unknown("The mail system did not answer");
    }
  }
}
