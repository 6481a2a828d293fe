package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSelectionTest {
  /** Choices that concern the fields in which marks stand. */
  private static final List<FieldSelection> HIDING =
      List.of(
          new FieldSelection(Set.of("source.ip"), Set.of(), Map.of(), true),
          new FieldSelection(
              Set.of(), Set.of("extra", "Extra", "tlp", "TLP", "pap"), Map.of(), true),
          renaming(Map.of("TLP", "x", "tlp", "x", "pap", "y", "extra", "more", "Extra", "more")),
          renaming(Map.of("extra.TLP", "x", "extra.extra", "y", "extra.extra.tlp", "z")),
          renaming(Map.of("source", "extra")),
          renaming(Map.of("a", "tlp")),
          renaming(Map.of("b", "c")));

  private static FieldSelection renaming(Map<String, String> names) {
    return new FieldSelection(Set.of(), Set.of(), names, true);
  }

  /** Contacts in each way in which they come. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'source.ip':'192.0.2.1'} | {'source.ip':'192.0.2.1'}",
        "{'extra.certbund':{'source_contacts':{'a':1},'b':2}} | {'extra.certbund':{'b':2}}",
        "{'extra.certbund':{'source_contacts':[]}} | {'extra.certbund':{}}",
        "{'extra.certbund.source_contacts':{'a':1},'c':1} | {'c':1}",
        "{'extra.certbund.source_contacts.matches':[1],'c':1} | {'c':1}",
        "{'extra.certbund.source_contacts_count':1} | {'extra.certbund.source_contacts_count':1}",
        "{'extra':{'certbund':{'source_contacts':1},'x':1}} | {'extra':{'certbund':{},'x':1}}",
        "{'extra':{'certbund.source_contacts':1,'x':1}} | {'extra':{'x':1}}",
        "{'extra.certbund':'{`source_contacts`:1,`b`:2}'} | {'extra.certbund':'{`b`:2}'}",
        "{'extra':'{`certbund`:{`source_contacts`:1}}'} | {'extra':'{`certbund`:{}}'}",
        "{'extra.certbund':'source_contacts'} | {'extra.certbund':'source_contacts'}",
      })
  void contactsStayAtTheHub(String event, String expected) {
    assertThat(of(FieldSelection.DEFAULT, event)).isEqualTo(json(expected));
    assertThat(of(FieldSelection.EVERYTHING, event)).isEqualTo(json(event));
  }

  @Test
  void anEventWithoutContactsIsNotCopied() {
    assertThat(FieldSelection.DEFAULT.changed(Payload.of(json("{'source.ip':'192.0.2.1'}"))))
        .isEmpty();
  }

  /** Names with spaces between them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | raw | {'raw':'a','source.ip':'b'} | {'source.ip':'b'}",
        "- | source | {'source':{'ip':'a','geolocation':{'cc':'AT'}},'x':1} | {'x':1}",
        "- | source.geolocation | {'source':{'ip':'a','geolocation':{'cc':'AT'}}}"
            + " | {'source':{'ip':'a'}}",
        "- | sour | {'source.ip':'a'} | {'source.ip':'a'}",
        "source.ip | - | {'source.ip':'a','source.port':1,'tlp':'RED'} |"
            + " {'source.ip':'a','tlp':'RED'}",
        "source extra | source.port extra.a |"
            + " {'source.ip':'a','source.port':1,'extra.a.b':1,'extra.c':2} |"
            + " {'source.ip':'a','extra.c':2}",
        "- | tlp extra | {'tlp':'RED','extra.tlp':'AMBER','extra.a':1}"
            + " | {'tlp':'RED','extra.tlp':'AMBER'}",
        "source.ip | - | {'raw':'a'} | {}",
      })
  void fieldsAreKeptAndDropped(String keep, String drop, String event, String expected) {
    FieldSelection selection = new FieldSelection(names(keep), names(drop), Map.of(), true);

    assertThat(of(selection, event)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'source.ip':'a','b':1} | {'address':'a','b':1}",
        "{'source':{'ip':'a','port':1}} | {'address':'a','source.port':1}",
        "{'address':'old','source.ip':'new'} | {'address':'new'}",
        "{'extra.a':{'b':1,'c':2}} | {'extra.x.c':2,'extra.y':1}",
        "{'tlp':'RED'} | {'tlp':'RED'}",
      })
  void fieldsGetOtherNames(String event, String expected) {
    FieldSelection selection =
        new FieldSelection(
            Set.of(),
            Set.of(),
            Map.of(
                "source.ip", "address", "extra.a", "extra.x", "extra.a.b", "extra.y", "tlp", "t"),
            true);

    assertThat(of(selection, event)).isEqualTo(json(expected));
  }

  /** Wherever an event bears its mark, no choice of fields hides it or makes it another one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'tlp':'RED'}",
        "{'TLP':'RED'}",
        "{'pap':'RED'}",
        "{'extra.TLP':'RED'}",
        "{'extra':{'Pap':'RED'}}",
        "{'extra':'{`tlp`:`RED`,`b`:1}'}",
        "{'Extra':{'tlp':'RED'}}",
        "{'extra.extra.tlp':'RED'}",
        "{'extra':{'extra':'{`tlp`:`RED`}'}}",
        "{'tlp':{'x':'RED'}}",
        "{'tlp':'RED','source.tlp':'CLEAR','a':'CLEAR'}",
        "{'extra.tlp':'RED','source.tlp':'CLEAR'}",
      })
  void theMarkStaysWhateverIsChosen(String event) {
    Payload marked = Payload.of(json(event));
    for (FieldSelection selection : HIDING) {
      Payload selected = selection.changed(marked).orElse(marked);

      assertThat(Marking.of(Envelope.ofEvent(selected.json())))
          .as("%s", selection)
          .isEqualTo(Marking.of(Envelope.ofEvent(marked.json())));
    }
  }

  /** So a hub that gets an event by two ways, with and without them, finds no conflict. */
  @Test
  void whatStaysAtAHubMakesNoOtherBody() {
    Envelope whole =
        envelope(
            "{'signalbox:deliver':{'destination':'soc'},'a:b':1}",
            "{'source.ip':'192.0.2.1','extra.certbund':{'source_contacts':[1],'x':1}}");
    Envelope passedOn = envelope("{'a:b':1}", "{'source.ip':'192.0.2.1','extra.certbund':{'x':1}}");

    assertThat(passedOn.bodyHash()).isEqualTo(whole.bodyHash());
    assertThat(whole.withoutRequests().meta()).isEqualTo(passedOn.meta());
    assertThat(envelope("{'a:b':2}", "{'source.ip':'192.0.2.1'}").bodyHash())
        .isNotEqualTo(envelope("{'a:b':1}", "{'source.ip':'192.0.2.1'}").bodyHash());
  }

  private static Envelope envelope(String meta, String payload) {
    Envelope event = Envelope.ofEvent(json(payload));
    return new Envelope(
        event.id(),
        event.parent(),
        Path.EMPTY,
        Protocol.INTELMQ_EVENT,
        Meta.of(json(meta)),
        event.payload());
  }

  private static Set<String> names(@org.jspecify.annotations.Nullable String text) {
    return text == null ? Set.of() : Set.of(text.split(" "));
  }

  private static ObjectNode of(FieldSelection selection, String event) {
    Payload payload = Payload.of(json(event));
    ObjectNode selected = selection.changed(payload).orElse(payload).json();
    assertThat(payload.json()).as("it stays as it was").isEqualTo(json(event));
    return selected;
  }

  /** Backticks are quotes within a text. */
  private static ObjectNode json(String text) {
    String json = text.replace("`", "\\\"").replace('\'', '"');
    return (ObjectNode) Json.read(json).orElseThrow();
  }
}
