package io.signalbox.mails;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.UnreadableBody;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
  private static final MailText TEXT =
      new MailText(
          "3 events", "Dear colleagues", Optional.of("<html><body class=\"a\">Dear</body>"));

  @Test
  void aMailSaysItsMarkInSubjectAndText() throws UnreadableBody {
    MailText marked = MarkedText.of(TEXT, marking("{\"tlp\":\"AMBER\",\"source.port\":1}"));

    assertThat(marked.subject()).isEqualTo("[TLP:AMBER] 3 events");
    assertThat(marked.text()).isEqualTo("TLP:AMBER\n\nDear colleagues");
    assertThat(marked.html())
        .hasValue(
            "<html><body class=\"a\"><p style=\"margin:0;padding:12px"
                + " 16px\"><strong>TLP:AMBER</strong></p>Dear</body>");
  }

  @Test
  void aMailWithoutAMarkStaysAsItIs() throws UnreadableBody {
    assertThat(MarkedText.of(TEXT, marking("{\"source.port\":1}"))).isEqualTo(TEXT);
  }

  @Test
  void htmlWithoutABodyBeginsWithTheMark() throws UnreadableBody {
    MailText text = new MailText("s", "t", Optional.of("Dear"));

    assertThat(MarkedText.of(text, marking("{\"tlp\":\"RED\"}")).html())
        .hasValue("<p style=\"margin:0;padding:12px 16px\"><strong>TLP:RED</strong></p>Dear");
  }

  private static Marking marking(String event) throws UnreadableBody {
    Envelope envelope = new EnvelopeReader().readOne(event);
    return Marking.of(List.of(envelope));
  }
}
