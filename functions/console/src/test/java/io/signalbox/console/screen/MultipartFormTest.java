package io.signalbox.console.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form with a file, whatever is in it. */
class MultipartFormTest {
  private static final String TYPE = "multipart/form-data; boundary=----x7";
  private static final String FORM =
      """
      ------x7
      Content-Disposition: form-data; name="do"

      columns
      ------x7
      Content-Disposition: form-data; name="csv"; filename="a.csv"
      Content-Type: text/csv

      a,b
      --x7,ä

      ------x7--
      """
          .replace("\n", "\r\n");

  @Test
  void valuesAreReadUpToTheirBoundaryAndNoFurther() {
    FormData form = FormData.read(FORM.getBytes(StandardCharsets.UTF_8), TYPE);

    assertThat(form.fields()).containsOnlyKeys("do", "csv");
    assertThat(form.required("do")).isEqualTo("columns");
    assertThat(form.fields()).containsEntry("csv", "a,b\r\n--x7,ä\r\n");
  }

  @Test
  void aFileOfASpreadsheetIsReadAsWindowsWritesIt() {
    byte[] body = FORM.getBytes(Charset.forName("windows-1252"));

    assertThat(FormData.read(body, TYPE).required("csv")).endsWith("ä");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "------x7",
        "------x7\r\n\r\n",
        "------x7\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
        "------x7\r\nContent-Disposition: form-data; name=\"a\"\r\n------x7--"
      })
  void whatIsCutOffIsNoForm(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> FormData.read(bytes, TYPE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFormOfTooManyFieldsIsRefused() {
    StringBuilder body = new StringBuilder();
    for (int field = 0; field <= FormData.FIELDS_LIMIT; field++) {
      body.append("------x7\r\nContent-Disposition: form-data; name=\"f")
          .append(field)
          .append("\"\r\n\r\nv\r\n");
    }
    byte[] bytes = body.append("------x7--").toString().getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> FormData.read(bytes, TYPE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
