package io.signalbox.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class MetaTest {
  private static final String ALL =
      """
      {"encoding":"base64","compress":"gzip","uuid_org":"cert-at","uuid_instance":"one",
       "tags":["tlp:red",7,"b"],"rtir:ticket":[42]}
      """;

  @Test
  void tells_what_stands_under_its_keys() throws UnreadableBody {
    Meta meta = meta(ALL);

    assertThat(meta.encoding()).hasValue("base64");
    assertThat(meta.compress()).hasValue("gzip");
    assertThat(meta.organisation()).hasValue("cert-at");
    assertThat(meta.instance()).hasValue("one");
    assertThat(meta.tags()).containsExactly("tlp:red", "b");
    assertThat(meta.get("rtir:ticket").orElseThrow().path(0).asInt()).isEqualTo(42);
    assertThat(meta.isEmpty()).isFalse();
    assertThat(meta)
        .hasToString("Meta[encoding, compress, uuid_org, uuid_instance, tags, rtir:ticket]");
  }

  @Test
  void tells_nothing_where_there_is_nothing() {
    assertThat(Meta.EMPTY.encoding()).isEmpty();
    assertThat(Meta.EMPTY.get("any")).isEmpty();
    assertThat(Meta.EMPTY.tags()).isEmpty();
    assertThat(Meta.EMPTY.isEmpty()).isTrue();
  }

  @Test
  void is_not_empty_where_something_stands_beside_it_or_it_is_of_a_newer_document()
      throws UnreadableBody {
    ObjectNode nothing = Json.MAPPER.createObjectNode();
    ObjectNode something = Json.MAPPER.createObjectNode().put("beside", 1);

    assertThat(Meta.owning(nothing, something).isEmpty()).isFalse();
    assertThat(Meta.EMPTY.ofNewerDocument(something).isEmpty()).isFalse();
    assertThat(Meta.owning(nothing, something)).isNotEqualTo(Meta.EMPTY);
    assertThat(Meta.EMPTY.ofNewerDocument(something)).isNotEqualTo(Meta.EMPTY);
    assertThat(meta(ALL))
        .isNotEqualTo(Meta.EMPTY)
        .isEqualTo(meta(ALL))
        .hasSameHashCodeAs(meta(ALL));
    assertThat(meta(ALL).hashCode()).isNotEqualTo(Meta.EMPTY.hashCode());
  }

  @Test
  void takes_over_the_tags_of_another_and_nothing_else() throws UnreadableBody {
    Meta tagged = meta(ALL).withTagsOf(meta("{\"tags\":[\"new\"],\"encoding\":\"none\"}"));

    assertThat(tagged.tags()).containsExactly("new");
    assertThat(tagged.encoding()).hasValue("base64");
    assertThat(meta(ALL).withTagsOf(Meta.EMPTY).get("tags")).isEmpty();
  }

  @Test
  void has_the_tags_of_another_whatever_their_order() throws UnreadableBody {
    Meta meta = meta("{\"tags\":[\"a\",\"b\"]}");

    assertThat(meta.hasTagsOf(meta("{\"tags\":[\"b\",\"a\"],\"x\":1}"))).isTrue();
    assertThat(meta.hasTagsOf(meta("{\"tags\":[\"a\"]}"))).isFalse();
    assertThat(meta.hasTagsOf(Meta.EMPTY)).isFalse();
  }

  @Test
  void nobody_changes_it_from_outside() throws UnreadableBody {
    ObjectNode members = meta(ALL).members();
    Meta meta = Meta.of(members);
    members.put("encoding", "changed");
    meta.members().put("encoding", "changed");

    assertThat(meta.encoding()).hasValue("base64");
  }

  private static Meta meta(String json) throws UnreadableBody {
    return new EnvelopeReader()
        .readOne("{\"meta\":%s,\"payload\":{\"source.asn\":1}}".formatted(json))
        .meta();
  }
}
