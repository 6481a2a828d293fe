package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody changes what an envelope is called by the keys that the hub writes for itself. */
class OwnKeysTest {
  private static final String ID = "72d9a5b0-7f0e-4c59-b7ac-ae122b8e6c3c";
  private static final String OTHER = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0001";

  private final EnvelopeReader reader = new EnvelopeReader();
  private final EnvelopeWriter writer = new EnvelopeWriter();

  private static String decided(String member) {
    return ("{'meta':{'uuid':'" + ID + "'," + member + "},'payload':{'feed.name':'x'}}")
        .replace('\'', '"');
  }

  private static String draft(String member) {
    return ("{'meta':{'version':1,'uuid':{'current':'"
            + ID
            + "'},"
            + member
            + "},'payload':{'feed.name':'x'}}")
        .replace('\'', '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'signalbox:meta':{'version':2}        | meta.signalbox:meta",
        "'signalbox:meta':1                    | meta.signalbox:meta",
        "'signalbox:uuid':{'current':'other'}  | meta.signalbox:uuid",
        "'signalbox:uuid':{'parent':'other'}   | meta.signalbox:uuid",
        "'signalbox:uuid':'other'              | meta.signalbox:uuid",
        "'signalbox:uuid':{}                   | meta.signalbox:uuid"
      })
  void a_decided_envelope_may_not_have_what_a_draft_would_mean_by_it(String member, String field) {
    assertThat(fault(decided(member))).startsWith(field + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'signalbox:meta':{'uuid':'other'}       | meta.signalbox:meta",
        "'signalbox:meta':{'signalbox:path':'!a'} | meta.signalbox:meta",
        "'signalbox:meta':{}                     | meta.signalbox:meta",
        "'signalbox:meta':'text'                 | meta.signalbox:meta",
        "'signalbox:parent':'other'              | meta.signalbox:parent",
        "'signalbox:uuid':{'x':1}                | meta.signalbox:uuid"
      })
  void a_draft_may_not_have_what_the_decided_form_would_mean_by_it(String member, String field) {
    assertThat(fault(draft(member))).startsWith(field + ": ");
  }

  @Test
  void what_the_hub_writes_itself_is_read() throws UnreadableBody {
    Envelope decided =
        reader.readOne(decided("'version':2,'type':'x','signalbox:uuid':{'other':1}"));
    Envelope draft = reader.readOne(Json.text(writer.write(decided, Form.DRAFT)));

    assertThat(draft).isEqualTo(decided);
    assertThat(reader.readOne(Json.text(writer.write(draft, Form.DECIDED)))).isEqualTo(decided);
  }

  private static String draft(String beside, String within) {
    return "{%s,'meta':{'uuid':{'current':'%s'}%s},'payload':{'a':1}}"
        .formatted(beside, ID, within)
        .replace('\'', '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'format':'idea','type':'x'             |",
        "'format':'idea','type':'x','version':1 |",
        "'format':'idea','version':0            | ,'type':'x'",
        "'type':'x'                             | ,'format':'idea','type':'x'"
      })
  void a_protocol_beside_a_drafts_meta_is_taken(String beside, @Nullable String within)
      throws UnreadableBody {
    Envelope draft = reader.readOne(draft(beside, within == null ? "" : within));

    assertThat(draft.protocol()).isEqualTo(new Protocol(Protocol.CURRENT, "idea", "x"));
    assertThat(reader.readOne(Json.text(writer.write(draft, Form.DRAFT)))).isEqualTo(draft);
    assertThat(reader.readOne(Json.text(writer.write(draft, Form.DECIDED)))).isEqualTo(draft);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'format':'idea' | ,'format':'intelmq' | format",
        "'type':'x'      | ,'type':'event'     | type",
        "'version':0     | ,'version':1        | version"
      })
  void a_protocol_beside_a_drafts_meta_does_not_contradict_it(
      String beside, String within, String field) {
    assertThat(fault(draft(beside, within))).startsWith(field + ": ");
  }

  @Test
  void a_draft_with_a_newer_version_beside_its_meta_goes_on_as_it_came() throws UnreadableBody {
    String body = draft("'version':9", ",'version':1");

    assertThat(writer.write(reader.readOne(body), Form.DRAFT)).hasToString(body);
  }

  @Test
  void a_parent_stands_where_each_form_has_it() throws UnreadableBody {
    Envelope child = reader.readOne(decided("'signalbox:parent':'" + OTHER + "'"));

    assertThat(child.parent().orElseThrow().text()).isEqualTo(OTHER);
    assertThat(reader.readOne(Json.text(writer.write(child, Form.DRAFT)))).isEqualTo(child);
  }

  private String fault(String body) {
    UnreadableBody fault = catchThrowableOfType(UnreadableBody.class, () -> reader.readOne(body));
    assertThat(fault).isNotNull();
    return String.valueOf(fault.getMessage());
  }
}
