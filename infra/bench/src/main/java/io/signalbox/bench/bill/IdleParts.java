package io.signalbox.bench.bill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What the template has that costs without being used, read as text: the local hub's reader leaves
 * it out.
 */
final class IdleParts {
  /**
   * Lambda polls an idle queue with two pollers, or with five where its event source has a maximum
   * concurrency. Source: "Configuring scaling behavior for SQS event source mappings" of Lambda's
   * guide.
   */
  private static final int POLLERS = 2;

  private static final int POLLERS_WITH_MAXIMUM = 5;

  private final String text;

  IdleParts(Path template) throws IOException {
    this.text = Files.readString(template);
  }

  int pollers() {
    int queues = count("Type: SQS\\s+Properties:");
    int withMaximum = count("MaximumConcurrency:");
    return withMaximum * POLLERS_WITH_MAXIMUM + (queues - withMaximum) * POLLERS;
  }

  /** Each metric of an alarm is paid for, those of an expression too; a web ACL's cost nothing. */
  int alarmMetrics() {
    return count("MetricName:") - count("VisibilityConfig: .*MetricName:");
  }

  /** The rules of the web ACL, which is there if {@code RequestsPerAddress} asks for it. */
  int webAclRules() {
    return count("- Name: \\S+\\s+Priority: ");
  }

  /** Lambda logs each call unless the system log level is above INFO. */
  boolean platformLogs() {
    return count("SystemLogLevel: WARN") == 0;
  }

  private int count(String pattern) {
    return Math.toIntExact(Pattern.compile(pattern).matcher(text).results().count());
  }
}
