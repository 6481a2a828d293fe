package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private final TemplateEngine text = TemplateEngine.forText();
  private final TemplateEngine html = TemplateEngine.forHtml();

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
        "{{ \"#{word}#\\",
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
    assertThat(text.render("text", "{{ \"a\" }} \\\n\\", VARIABLES, PLENTY)).isEqualTo("a \\\n\\");
  }

  @Test
  void outputIsBounded() {
    assertThatThrownBy(
            () -> text.render("text", "{% for e in events %}12345678{% endfor %}", VARIABLES, 15))
        .isInstanceOf(TemplateException.TooLong.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for a in many %}{% for b in many %}{% endfor %}{% endfor %}",
        "{% for a in many %}{% if a == 1 %}{{ a + a + a + a }}{% endif %}{% for b in few %}{% if"
            + " long|upper|lower == \"x\" %}{% endif %}{% endfor %}{% endfor %}",
        "{% for a in many %}{{ long|slice(0, 1)|slice(0, 1) }}{{ long|length }}{% endfor %}",
      })
  void loopsAndFiltersEndAfterSoManySteps(String source) {
    Map<String, Object> variables =
        Map.of(
            "many", Collections.nCopies(10_000, 1),
            "few", Collections.nCopies(100, 1),
            "long", "x".repeat(100_000));
    assertThatThrownBy(() -> text.render("text", source, variables, 10_000_000))
        .isInstanceOf(TemplateException.TooManySteps.class)
        .hasMessage("A template took more than 5000000 steps");
  }

  @Test
  void theSameTemplateEndsAtTheSamePlaceAlways() throws TemplateException {
    String source = "{% for a in many %}.{% endfor %}";
    Map<String, Object> variables = Map.of("many", Collections.nCopies(100_000, 1));
    assertThat(text.render("text", source, variables, 100_000)).hasSize(100_000);
    assertThat(text.render("text", source, variables, 100_000)).hasSize(100_000);
  }

  @Test
  void aTemplateThatNestsTooDeepIsAFault() {
    var source = "{{ " + "(".repeat(40_000) + "1" + ")".repeat(40_000) + " }}";
    assertThatThrownBy(() -> text.render("text", source, VARIABLES, PLENTY))
        .isInstanceOf(TemplateException.Faulty.class);
    assertThatThrownBy(() -> text.render("text", "x".repeat(100_001), VARIABLES, 1_000_000))
        .isInstanceOf(TemplateException.Faulty.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ LONG ~ LONG ~ LONG ~ LONG ~ LONG ~ LONG ~ LONG ~ LONG ~ LONG ~ LONG ~ LONG }}",
        "{{ \"#{LONG}#{LONG}#{LONG}#{LONG}#{LONG}#{LONG}#{LONG}#{LONG}#{LONG}#{LONG}.\" }}",
        "{% if \"a #{\"#{[LONG, LONG, LONG]}\"} #{[LONG, LONG, LONG, LONG]}#{[LONG, LONG, LONG]}\""
            + " == \"x\" %}{% endif %}",
        "{{ [LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG] | join(',') | length }}",
        "{{ count | default(\"#{LONG ~ LONG ~ LONG ~ LONG ~ LONG}#{LONG ~ LONG ~ LONG ~ LONG ~"
            + " LONG ~ LONG}\") }}",
      })
  void noExpressionBuildsALongText(String source) {
    Map<String, Object> variables = Map.of("LONG", "x".repeat(100_000), "count", "");
    assertThatThrownBy(() -> text.render("text", source, variables, Integer.MAX_VALUE))
        .isInstanceOf(TemplateException.TooLong.class)
        .hasMessage("A template wrote more than 1000000 characters");
  }

  @Test
  void textsThatAreBuiltTakeSteps() {
    String source = "{% for a in many %}{% if LONG ~ a == \"x\" %}{% endif %}{% endfor %}";
    Map<String, Object> variables =
        Map.of("LONG", "x".repeat(100_000), "many", Collections.nCopies(10_000, 1));
    assertThatThrownBy(() -> text.render("text", source, variables, PLENTY))
        .isInstanceOf(TemplateException.TooManySteps.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "{{ \"a #{count} b\" }} => a 2 b",
        "{{ \"#{count}\" }} => 2",
        "{{ \"#{count}#{word}\" }} => 2<b>&\"'",
        "{{ \"a #{\"b #{count} c\"} d\" }} => a b 2 c d",
        "{{ \"x #{count + 1}\" ~ 1 ~ none }} => x 31",
        "{{ \"sum: #{1 + 2 * 3}\" | upper }} => SUM: 7",
        "{{ \"a\" ~ \"b\" }} => ab",
        "{{ events | first | length }}{{ ['a', 'b'] | join('#{') }} => 1a#{b",
      })
  void interpolationsAndConcatenationsSayWhatTheySaid(String source, String expected)
      throws TemplateException {
    assertThat(text.render("text", source, VARIABLES, PLENTY)).isEqualTo(expected);
  }

  @Test
  void whatIsInterpolatedIsEscapedForHtml() throws TemplateException {
    assertThat(html.render("html", "{{ \"<i>#{word}\" }}{{ \"<i>\" ~ word }}", VARIABLES, PLENTY))
        .isEqualTo("&lt;i&gt;&lt;b&gt;&amp;&quot;&#39;".repeat(2));
  }
}
