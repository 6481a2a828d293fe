package io.signalbox.local.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.template.AlarmSpec.Metric;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The template's own alarms, on one machine. */
class AlarmWatchTest {
  private static final Metric PAUSED = new Metric("Signalbox", "Paused", "");
  private static final Metric WOKEN = new Metric("AWS/Lambda", "Invocations", "WakeFunction");
  private static final Metric COUNTED = new Metric("AWS/Lambda", "Invocations", "SheetFunction");
  private static final Metric FETCHED = new Metric("AWS/Lambda", "Invocations", "FetchFunction");
  private static final Metric ERASED = new Metric("AWS/Lambda", "Invocations", "EraseFunction");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final Template template = Template.read(Path.of("../../template.yaml"), Map.of());
  private final MetricHistory history = new MetricHistory(clock);
  private final List<Mailer.Mail> mails = new ArrayList<>();
  private boolean isMailAway;
  private final AlarmWatch watch =
      new AlarmWatch(
          template.alarms().values(),
          history,
          new Measurement(template, store, history, clock),
          Optional.of(
              new OperatorMail(
                  mail -> {
                    if (isMailAway) {
                      return new Mailer.Result.Deferred("Away");
                    }
                    mails.add(mail);
                    return new Mailer.Result.Accepted("1");
                  },
                  MailAddress.parse("hub@hub.example"),
                  MailAddress.parse("operator@hub.example"),
                  "hub-a")),
          clock);

  private void minutes(int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofMinutes(1));
      history.add(WOKEN, 1);
      history.add(COUNTED, 1);
      history.add(FETCHED, 1);
      history.add(ERASED, 1);
      watch.look();
    }
  }

  private List<String> subjects() {
    return mails.stream()
        .map(mail -> mail.content().text().replaceAll("(?s).*Subject: ([^\r]*)\r.*", "$1"))
        .toList();
  }

  @Test
  void refusals_that_go_on_are_told_and_those_of_a_moment_are_not() {
    refusals(10, 90);
    assertThat(subjects()).isEmpty();

    refusals(10, 90);
    assertThat(subjects()).anyMatch(subject -> subject.contains("RequestsAreRefused"));
  }

  private void refusals(int minutes, int aMinute) {
    for (int i = 0; i < minutes; i++) {
      history.add(new Metric("AWS/ApiGateway", "4XXError", ""), aMinute);
      minutes(1);
    }
  }

  @Test
  void a_hub_that_is_well_tells_nothing() {
    minutes(60);

    assertThat(mails).isEmpty();
  }

  @Test
  void a_paused_destination_is_told_once_and_again_when_another_is_paused_later() {
    history.add(PAUSED, 1);
    watch.look();
    minutes(3);
    assertThat(subjects()).containsExactly("Signalbox hub-a: alarm ReadersArePaused");
    assertThat(mails.getFirst().recipients()).containsExactly("operator@hub.example");
    assertThat(mails.getFirst().content().text())
        .contains(
            "A destination is gone, or took nothing for days, and was paused.",
            "Auto-Submitted: auto-generated");

    minutes(10);
    history.add(PAUSED, 1);
    minutes(1);
    assertThat(mails).hasSize(2);
  }

  @Test
  void events_that_a_source_deleted_before_they_were_fetched_are_told() {
    history.add(new Metric("Signalbox", "FetchGap", ""), 1);
    watch.look();

    assertThat(subjects()).containsExactly("Signalbox hub-a: alarm FetchedEventsAreMissing");
  }

  @Test
  void what_was_given_up_and_what_waits_too_long_is_told() {
    store.queue("DeadLetters").send(List.of(Message.now("a hint")));
    minutes(1);
    assertThat(subjects()).containsExactly("Signalbox hub-a: alarm DeadLettersAlarm");

    store.queue("HttpQueue").send(List.of(Message.now("a hint")));
    minutes(30);
    assertThat(subjects()).contains("Signalbox hub-a: alarm HttpHintsWait").hasSize(2);
  }

  @Test
  void a_function_that_is_not_called_is_told() {
    minutes(20);
    for (int i = 0; i < 15; i++) {
      clock.advance(Duration.ofMinutes(1));
      watch.look();
    }

    assertThat(subjects()).containsExactly("Signalbox hub-a: alarm WakeStopped");
  }

  @Test
  void envelopes_that_are_accepted_and_not_routed_are_told() {
    for (int i = 0; i < 130; i++) {
      history.add(new Metric("Signalbox", "Accepted", ""), 1);
      minutes(1);
    }

    assertThat(subjects()).containsExactly("Signalbox hub-a: alarm NothingIsRouted");
  }

  @Test
  void a_mail_that_could_not_be_sent_is_sent_later() {
    isMailAway = true;
    history.add(PAUSED, 1);
    watch.look();
    assertThat(mails).isEmpty();

    isMailAway = false;
    minutes(1);
    assertThat(mails).hasSize(1);
  }
}
