package io.signalbox.local;

import io.signalbox.access.Authenticator;
import io.signalbox.api.Endpoint;
import io.signalbox.local.alarm.AlarmWatch;
import io.signalbox.local.alarm.Measurement;
import io.signalbox.local.alarm.MetricHistory;
import io.signalbox.local.alarm.OperatorMail;
import io.signalbox.local.operate.LastErrors;
import io.signalbox.local.operate.OperatorPages;
import io.signalbox.local.operate.PrometheusMetrics;
import io.signalbox.runtime.template.AlarmSpec.Metric;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.Mailer;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.telemetry.Metrics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** What the hub measures of itself: for Prometheus, and for the template's alarms. */
final class Monitoring implements AutoCloseable, Metrics {
  private static final String FUNCTIONS = "AWS/Lambda";
  private static final Metric SERVER_ERRORS = new Metric("AWS/ApiGateway", "5XXError", "");
  private static final Metric REFUSALS = new Metric("AWS/ApiGateway", "4XXError", "");
  private static final int SERVER_ERROR = 500;
  private static final int REFUSAL = 400;

  private final PrometheusMetrics prometheus = new PrometheusMetrics();
  private final LastErrors errors = LastErrors.listening();
  private final Template template;
  private final EmbeddedStore store;
  private final Clock clock;
  private final MetricHistory history;
  private final AlarmWatch alarms;

  /**
   * @param mailer sends the mails about alarms to the template's {@code AlarmMail}, if there is one
   */
  Monitoring(Template template, EmbeddedStore store, Mailer mailer, Clock clock) {
    this.template = template;
    this.store = store;
    this.clock = clock;
    this.history = new MetricHistory(clock);
    this.alarms =
        new AlarmWatch(
            template.alarms().values(),
            history,
            new Measurement(template, store, history, clock),
            template
                .parameter("AlarmMail")
                .map(operator -> operatorMail(mailer, MailAddress.parse(operator))),
            clock);
  }

  private OperatorMail operatorMail(Mailer mailer, MailAddress operator) {
    return new OperatorMail(
        mailer,
        MailAddress.parse(template.parameter("MailSender").orElseThrow()),
        operator,
        template.parameter("HubName").orElseThrow());
  }

  @Override
  public void count(Map<String, String> dimensions, Map<String, Long> counts) {
    prometheus.count(dimensions, counts);
    if (dimensions.isEmpty()) {
      counts.forEach((name, count) -> history.add(new Metric("Signalbox", name, ""), count));
    }
  }

  void called(String function, Duration time, boolean failed) {
    prometheus.called(function, time, failed);
    history.add(new Metric(FUNCTIONS, "Invocations", function), 1);
    history.add(new Metric(FUNCTIONS, "Errors", function), failed ? 1 : 0);
  }

  void answered(int status) {
    if (status >= SERVER_ERROR) {
      history.add(SERVER_ERRORS, 1);
    } else if (status >= REFUSAL) {
      history.add(REFUSALS, 1);
    }
  }

  void gauge(String name, String help, DoubleSupplier value) {
    prometheus.gauge(name, help, value);
  }

  List<Endpoint> endpoints(Authenticator authenticator, Optional<Path> data) {
    return new OperatorPages(authenticator, clock, template, store, data, errors, prometheus)
        .endpoints();
  }

  void start() {
    alarms.start();
  }

  @Override
  public void close() {
    alarms.close();
    errors.close();
  }
}
