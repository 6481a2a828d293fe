package io.signalbox.simulation.port;

import io.signalbox.store.Mailer;
import io.signalbox.store.MailerContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class SimulatedMailerTest implements MailerContract {
  private final InSimulation simulation = new InSimulation();
  private final List<Mailer.Mail> sent = new ArrayList<>();
  private final Mailer mailer =
      simulation.outside(
          Mailer.class, new SimulatedMailer(this::take, simulation.process(), simulation.calls()));

  private Mailer.Result take(Mailer.Mail mail) {
    sent.add(mail);
    return new Mailer.Result.Accepted("mail-" + sent.size());
  }

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public List<Mailer.Mail> sent() {
    return sent;
  }

  @AfterEach
  void close() {
    simulation.close();
  }
}
