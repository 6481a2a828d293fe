package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateEngineTest {
  private static final int PLENTY = 10_000;
  private static final Map<String, Object> VARIABLES =
      Map.of(
          "word",
          "<b>&\"'",
          "count",
          2,
          "events",
          List.of(Map.of("source.ip", "192.0.2.3"), Map.of("source.ip", "2001:db8::1")));

  private final TemplateEngine text = TemplateEngine.forText(() -> 0);
  private final TemplateEngine html = TemplateEngine.forHtml(() -> 0);

  @Test
  void loopsAndConditionsWork() throws TemplateException {
    var source =
        """
        {% if count > 1 %}{% for event in events %}\
        {{ loop.index + 1 }}/{{ loop.length }} {{ event["source.ip"] }}{% if not loop.last %}, {% endif %}\
        {% endfor %}{% else %}one{% endif %}\
        """;
    assertThat(text.render("text", source, VARIABLES, PLENTY))
        .isEqualTo("1/2 192.0.2.3, 2/2 2001:db8::1");
  }

  @Test
  void entriesOfAMapCanBeListed() throws TemplateException {
    var source = "{% for entry in group %}{{ entry.key }}={{ entry.value }}{% endfor %}";
    assertThat(text.render("text", source, Map.of("group", Map.of("a", "b")), PLENTY))
        .isEqualTo("a=b");
  }

  @Test
  void htmlIsEscapedAndTextIsNot() throws TemplateException {
    assertThat(html.render("html", "{{ word }}", VARIABLES, PLENTY))
        .isEqualTo("&lt;b&gt;&amp;&quot;&#39;");
    assertThat(text.render("text", "{{ word }}", VARIABLES, PLENTY)).isEqualTo("<b>&\"'");
  }

  @Test
  void noStrategyOfTheTemplatesOwnWeakensTheEscaping() throws TemplateException {
    assertThat(html.render("html", "{{ word | escape(strategy='js') }}", VARIABLES, PLENTY))
        .doesNotContain("<b>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ word.getClass() }}",
        "{{ word.class.forName('java.lang.Runtime') }}",
        "{{ word.bytes }}",
        "{{ events.getClass().getClassLoader() }}",
        "{{ events.iterator() }}",
        "{% for event in events %}{{ loop.getClass() }}{% endfor %}",
        "{% for event in events %}{{ loop.class.name }}{% endfor %}",
        "{{ (1).TYPE.forName('java.lang.Runtime') }}",
      })
  void noMethodOrClassIsReached(String source) throws TemplateException {
    String outcome;
    try {
      outcome = text.render("text", source, VARIABLES, PLENTY);
    } catch (TemplateException.Faulty refused) {
      return;
    }
    assertThat(outcome).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% include '/etc/passwd' %}",
        "{% import 'x' %}",
        "{% extends 'x' %}",
        "{% embed 'x' %}{% endembed %}",
        "{% from 'x' import y %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% block b %}{% endblock %}",
        "{% set x = 1 %}",
        "{% cache 'x' %}{% endcache %}",
        "{% parallel %}{% endparallel %}",
        "{% filter upper %}x{% endfilter %}",
        "{% autoescape false %}{{ word }}{% endautoescape %}",
        "{{ word | raw }}",
        "{{ word | replace({'b': 'bb'}) }}",
        "{{ word | base64encode }}",
        "{{ range(0, 1000000000) }}",
        "{% for i in 0..1000000000 %}{% endfor %}",
        "{% if word matches '(a+)+$' %}{% endif %}",
        "{% for event in events %}",
        "{{ word ",
        "{{ i18n('x', 'y') }}",
        "{{ 1 / 0 }}",
      })
  void whatATemplateMayNotDoIsAFault(String source) {
    assertThatThrownBy(() -> html.render("html", source, VARIABLES, PLENTY))
        .isInstanceOf(TemplateException.Faulty.class)
        .hasMessageStartingWith("The html template is faulty: ");
  }

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(
      strings = {
        "{% x\"y\\",
        "{{ \"",
        "{{ \"\\",
        "{{ \"a\\\n\" }}",
        "{{ \"#{word}\\\r\" }}",
        "{{ \"}}\\\u2028",
        "{% if x == \"#{\"\\",
      })
  void aTextThatDoesNotEndIsAFault(String source) {
    assertThat(text.fault(source)).isNotEmpty();
  }

  @Test
  void aBackslashMayEndALineOfTextAlone() throws TemplateException {
    assertThat(text.render("text", "say \"x\" \\\n{{ count }} \\", VARIABLES, PLENTY))
        .isEqualTo("say \"x\" \\\n2 \\");
    assertThat(text.render("text", "{{ \"a\" }} \\ \n", VARIABLES, PLENTY)).isEqualTo("a \\ \n");
  }

  @Test
  void outputIsBounded() {
    assertThatThrownBy(
            () -> text.render("text", "{% for e in events %}12345678{% endfor %}", VARIABLES, 15))
        .isInstanceOf(TemplateException.TooLong.class);
  }

  @Test
  void loopsEndWhenTheTimeIsUp() {
    var nanoseconds = new AtomicLong();
    var slow = TemplateEngine.forText(() -> nanoseconds.addAndGet(Duration.ofSeconds(1).toNanos()));
    var source = "{% for a in events %}".repeat(30) + "{% endfor %}".repeat(30);
    assertThatThrownBy(() -> slow.render("text", source, VARIABLES, PLENTY))
        .isInstanceOf(TemplateException.TooSlow.class);
  }

  @Test
  void aTemplateThatNestsTooDeepIsAFault() {
    var source = "{{ " + "(".repeat(40_000) + "1" + ")".repeat(40_000) + " }}";
    assertThatThrownBy(() -> text.render("text", source, VARIABLES, PLENTY))
        .isInstanceOf(TemplateException.Faulty.class);
    assertThatThrownBy(() -> text.render("text", "x".repeat(100_001), VARIABLES, 1_000_000))
        .isInstanceOf(TemplateException.Faulty.class);
  }
}
