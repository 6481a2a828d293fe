package io.signalbox.bench.flame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FlameGraphTest {
  private static final Stacks STACKS =
      Stacks.parse("a/Main.<init>;a/Work.one 3\na/Main.<init>;a/Work.two 1\nb/Other.go 9996\n");

  @Test
  void a_frame_is_as_wide_as_its_share_and_too_narrow_ones_are_left_out() throws Exception {
    String svg = FlameGraph.svg("title", "note", STACKS);
    assertThat(svg).contains("<title>b.Other.go, 100.0 %</title>").doesNotContain("a.Main");
    assertThat(svg).contains("width=\"1199.0\"");
  }

  @Test
  void it_is_xml_whatever_frames_are_called() throws Exception {
    Document svg = parsed(FlameGraph.svg("a < b", "c & d", STACKS.from(f -> f.startsWith("a/"))));
    assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(3);
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("a.Main.<init>, 100.0 %");
    assertThat(svg.getElementsByTagName("title").item(1).getTextContent())
        .isEqualTo("a.Work.one, 75.0 %");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
