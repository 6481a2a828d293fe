package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
  private final Logger logger = Logger.getLogger(FailedLogins.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private final FailedLogins failures =
      new FailedLogins(
          new Clock() {
            @Override
            public java.time.ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
  }

  @Test
  void a_minute_and_address_has_one_line_that_tells_how_many_there_were() {
    for (int i = 0; i < 100; i++) {
      failures.failed("192.0.2.1");
    }
    failures.failed("192.0.2.2");
    assertThat(lines).hasSize(2);
    now = now.plus(Duration.ofMinutes(1));
    failures.failed("192.0.2.1");
    assertThat(lines).hasSize(3);
    assertThat(lines.getLast()).contains("192.0.2.1", "99 more");
    assertThat(failures.count()).isEqualTo(102);
  }

  @Test
  void who_goes_on_failing_waits_longer_up_to_a_limit() {
    assertThat(failures.failed("192.0.2.1")).isZero();
    Duration last = Duration.ZERO;
    for (int i = 0; i < 100; i++) {
      Duration next = failures.failed("192.0.2.1");
      assertThat(next).isGreaterThanOrEqualTo(last);
      last = next;
    }
    assertThat(last).isEqualTo(Duration.ofSeconds(2));
    assertThat(failures.failed("192.0.2.2")).isZero();
  }

  @Test
  void addresses_without_end_take_no_memory_without_end() {
    for (int i = 0; i < 5_000; i++) {
      failures.failed("192.0.2.1:" + i);
    }
    assertThat(failures.addresses()).isLessThanOrEqualTo(1_000);
  }
}
