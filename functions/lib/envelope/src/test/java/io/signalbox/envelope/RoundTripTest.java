package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every envelope: each try is made of its own seed. */
class RoundTripTest {
  private static final int TRIES = 200;

  private final EnvelopeReader reader = new EnvelopeReader();
  private final EnvelopeWriter writer = new EnvelopeWriter();
  private final EnvelopeCodec codec = new EnvelopeCodec();

  @ParameterizedTest
  @EnumSource(
      value = Form.class,
      names = {"DECIDED", "DRAFT"})
  void readingWhatWasWrittenGivesTheSameEnvelope(Form form) throws UnreadableBody {
    for (int seed = 0; seed < TRIES; seed++) {
      Envelope envelope = new RandomEnvelopes(seed).envelope();
      assertThat(reader.readOne(Json.text(writer.write(envelope, form))))
          .as("seed %d", seed)
          .isEqualTo(envelope);
    }
  }

  @RepeatedTest(TRIES)
  void theBareFormSaysAllButMetaAndTheMarksOfTags(RepetitionInfo repetition) throws UnreadableBody {
    Envelope envelope = new RandomEnvelopes(repetition.getCurrentRepetition()).envelope();
    for (boolean isHierarchical : new boolean[] {false, true}) {
      ObjectNode bare = writer.write(envelope, Form.BARE, IntelMqVersion.LATEST, isHierarchical);
      Envelope read = reader.readOne(Json.text(bare));

      assertThat(read.id()).isEqualTo(envelope.id());
      assertThat(read.parent()).isEqualTo(envelope.parent());
      assertThat(read.path()).isEqualTo(envelope.path());
      assertThat(read.protocol()).isEqualTo(envelope.protocol());
      assertThat(read.payload().flat())
          .isEqualTo(ReceiverFit.fitted(TagMarks.marked(envelope).flat(), IntelMqVersion.LATEST));
    }
  }

  @RepeatedTest(TRIES)
  void decodingWhatWasEncodedGivesTheSameEnvelope(RepetitionInfo repetition) {
    Envelope envelope = new RandomEnvelopes(repetition.getCurrentRepetition()).envelope();

    for (Coding coding : Coding.values()) {
      assertThat(codec.decode(codec.encode(envelope, coding))).isEqualTo(envelope);
    }
  }

  @RepeatedTest(TRIES)
  void idAndHashesDoNotDependOnOrderSpellingOrForm(RepetitionInfo repetition)
      throws UnreadableBody {
    RandomEnvelopes random = new RandomEnvelopes(repetition.getCurrentRepetition());
    ObjectNode event = random.event();
    Envelope first = Envelope.ofEvent(event);
    Envelope other = reader.readOne(Json.text(random.respelled(event)));

    assertThat(other.id()).isEqualTo(first.id());
    assertThat(other.bodyHash()).isEqualTo(first.bodyHash());
    ObjectNode decided = writer.write(first, Form.DECIDED);
    ((ObjectNode) decided.get("meta")).removeAll();
    assertThat(reader.readOne(Json.text(decided)).id()).isEqualTo(first.id());
  }

  @RepeatedTest(20)
  void theCanonicalFormIsItsOwnCanonicalForm(RepetitionInfo repetition) throws IOException {
    Envelope envelope = new RandomEnvelopes(repetition.getCurrentRepetition()).envelope();
    String canonical =
        StandardCharsets.UTF_8.decode(Canonical.eventForm(envelope.payload())).toString();

    assertThat(new JsonCanonicalizer(canonical).getEncodedString()).isEqualTo(canonical);
  }
}
