package io.signalbox.deliver.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import io.signalbox.delivery.Outcome;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table in {@link BrokerReplies}, row by row. */
class BrokerRepliesTest {
  private static final int BYTES = 2_000;

  @ParameterizedTest
  @CsvSource({
    "312, NO_ROUTE, true, ContentRefused",
    "313, NO_CONSUMERS, true, ContentRefused",
    "312, NO_ROUTE, false, DestinationRefused",
    "313, NO_CONSUMERS, false, DestinationRefused",
    "311, CONTENT_TOO_LARGE, false, ContentRefused"
  })
  void aMessageThatComesBack(int code, String text, boolean isKeyFromEnvelope, String expected) {
    assertThat(name(BrokerReplies.returned(code, text, isKeyFromEnvelope))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "311, message size 2000 is larger than max size 1000, ContentRefused",
    "406, message size 2000 is larger than configured max size 1000, ContentRefused",
    "406, message size 9000 is larger than configured max size 5000, Unknown",
    "402, INVALID_PATH, DestinationRefused",
    "403, ACCESS_REFUSED, DestinationRefused",
    "404, NOT_FOUND, DestinationRefused",
    "530, NOT_ALLOWED, DestinationRefused",
    "405, RESOURCE_LOCKED, Unknown",
    "541, INTERNAL_ERROR, Unknown"
  })
  void aChannelThatIsClosed(int code, String text, String expected) {
    assertThat(name(BrokerReplies.closed(channelClose(code, text), "lost", BYTES)))
        .isEqualTo(expected);
  }

  @Test
  void aConnectionThatIsLost() {
    assertThat(BrokerReplies.closed(null, "lost", BYTES))
        .isEqualTo(new Outcome.Unknown("Sent: the connection was lost before the confirm: lost"));
  }

  @ParameterizedTest
  @CsvSource({
    "402, DestinationRefused",
    "403, DestinationRefused",
    "404, DestinationRefused",
    "406, DestinationRefused",
    "530, DestinationRefused",
    "320, Failed",
    "506, Failed"
  })
  void aConnectionThatIsNotOpened(int code, String expected) {
    var signal = new ShutdownSignalException(true, false, channelClose(code, "text"), "broker");
    assertThat(name(BrokerReplies.notConnected(signal))).isEqualTo(expected);
    assertThat(name(BrokerReplies.notConnected(new IOException(signal)))).isEqualTo(expected);
  }

  @Test
  void aLoginThatIsRefusedAndABrokerThatIsAway() {
    assertThat(name(BrokerReplies.notConnected(new PossibleAuthenticationFailureException("no"))))
        .isEqualTo("DestinationRefused");
    assertThat(name(BrokerReplies.notConnected(new TimeoutException()))).isEqualTo("Failed");
    assertThat(BrokerReplies.notConnected(new IOException("Connection refused")))
        .isEqualTo(new Outcome.Failed("Connection refused"));
  }

  private static AMQP.Channel.Close channelClose(int code, String text) {
    return new AMQP.Channel.Close.Builder().replyCode(code).replyText(text).build();
  }

  private static String name(Outcome outcome) {
    return outcome.getClass().getSimpleName();
  }
}
