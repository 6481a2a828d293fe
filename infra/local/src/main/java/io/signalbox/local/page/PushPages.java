package io.signalbox.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.api.Html;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import java.util.List;

/** One push: its headers, its body, its signatures. */
final class PushPages {
  private static final ObjectMapper MAPPER = new JsonMapper();

  private final Receiver receiver;

  PushPages(Receiver receiver) {
    this.receiver = receiver;
  }

  Response show(Request request) {
    Push push =
        receiver
            .find(request.pathParameter("number"))
            .orElseThrow(
                () ->
                    Problem.of(ProblemType.NOT_FOUND, "There is no such push, or none any more.")
                        .exception());
    return Layout.page(
        "A push to " + push.receiver(),
        Html.of(
            """
            <p><a href="/_local/">All that went out</a></p>
            <h1>A push to {}</h1>
            <p class="quiet">{} · {}</p>
            {}
            <h2>Body</h2>
            <pre>{}</pre>
            <h2>Headers</h2>
            <table>{}</table>
            """,
            push.receiver(),
            Times.text(push.at()),
            Html.size(push.body().sizeInBytes()),
            signatures(push),
            readable(push.text()),
            push.headers().entrySet().stream()
                .map(
                    field ->
                        Html.of(
                            "<tr><th class=\"nowrap\">{}</th><td>{}</td></tr>",
                            field.getKey(),
                            String.join(", ", field.getValue())))
                .toList()));
  }

  /** What became of the signatures, in a few words. */
  static Html verdict(Push push) {
    if (push.signatures().isEmpty()) {
      return Html.of("<span class=\"quiet\">not signed</span>");
    }
    return push.isSigned()
        ? Html.of("<span class=\"good\">✓ signature valid</span>")
        : Html.of("<span class=\"bad\">✗ signature invalid</span>");
  }

  private static Html signatures(Push push) {
    ReceiverKeys keys = new ReceiverKeys(push.receiver());
    return Html.of(
        """
        <h2>Signature</h2>
        <p>{}</p>
        <p class="quiet">This receiver's keys: v1 {} · v1a {}</p>
        """,
        push.signatures().isEmpty() ? verdict(push) : each(push),
        keys.hmacKey(),
        keys.signingKey());
  }

  private static List<Html> each(Push push) {
    return push.signatures().stream()
        .map(
            check ->
                check.valid()
                    ? Html.of("<span class=\"good\">✓ {} valid</span>", check.kind())
                    : Html.of("<span class=\"bad\">✗ {} invalid</span>", check.kind()))
        .toList();
  }

  private static String readable(String body) {
    try {
      return MAPPER.readTree(body).toPrettyString();
    } catch (JsonProcessingException otherFormat) {
      return body;
    }
  }
}
