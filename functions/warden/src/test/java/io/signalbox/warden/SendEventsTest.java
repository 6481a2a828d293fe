package io.signalbox.warden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.warden.Hub.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of events that are sent, and how Warden's server answers. */
class SendEventsTest {
  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private Answer send(String body) {
    return hub.send("POST", "sendEvents", body, "secret", "pot");
  }

  @Test
  void keepsGoodEventsAndNamesTheOthers() {
    String unnamed = Ideas.event("id-2").replace("\"Name\"", "\"Nom\"");
    Answer answer =
        send(
            Ideas.list(
                Ideas.event("id-1"),
                unnamed,
                Ideas.event("id-3").replace("org.example.pot", "org.example.another"),
                Ideas.event("id 4"),
                "1",
                "{}",
                Ideas.event("id-7").replace("[\"Test\"]", "[]"),
                Ideas.event("id-8").replace("IDEA0", "IDEA1"),
                Ideas.event("id-9").replace("DetectTime", "EventTime"),
                Ideas.event("id-10").replace("org.example.pot", "ORG.example.POT")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("\"events\": [", "\"error\": 460");
    assertThat(answer.json().path("method").asText()).isEqualTo("sendEvents");
    assertThat(answer.json().path("req_id").isInt()).isTrue();
    assertThat(codes(answer)).isEqualTo("1=422,2=422,3=460,4=460,5=460,6=460,7=460,8=460");
    assertThat(answer.text()).contains("\"id-2\"").doesNotContain("id-1\"", "id-10");
    assertThat(send(Ideas.list(Ideas.event("id-1"))).json().path("saved").asInt()).isEqualTo(1);
  }

  /** Each event's place and code. */
  private static String codes(Answer answer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .flatMap(
            error ->
                error
                    .path("events")
                    .valueStream()
                    .map(place -> place.asInt() + "=" + error.path("error").asInt()))
        .sorted()
        .collect(Collectors.joining(","));
  }

  @Test
  void takesWhatItKnowsForSavedAndAnotherBodyUnderAKnownIdToo() {
    assertThat(send(Ideas.list(Ideas.event("same"))).text()).isEqualTo("{\"saved\": 1}");
    assertThat(send(Ideas.list(Ideas.event("same"), Ideas.event("same"))).text())
        .isEqualTo("{\"saved\": 2}");
    assertThat(send(Ideas.list(Ideas.event("same").replace("12:00", "13:00"))).text())
        .isEqualTo("{\"saved\": 1}");
    assertThat(hub.conflicts()).isEqualTo(1);
  }

  @Test
  void letsAClientOnTrialSendTestsAlone() {
    String trial = Ideas.event("t-1").replace("org.example.pot", "org.example.trial");
    String body = Ideas.list(trial, trial.replace("t-1", "t-2").replace("Test", "Recon.Scanning"));
    Answer answer = hub.send("POST", "sendEvents", body, "secret", "trial");

    assertThat(codes(answer)).isEqualTo("1=422");
  }

  @Test
  void keepsAsManyEventsAsARequestMayHave() {
    String body =
        IntStream.range(0, SendEvents.LIMIT + 2)
            .mapToObj(n -> Ideas.event("n-" + n))
            .collect(Collectors.joining(",", "[", "]"));
    Answer answer = send(body);

    assertThat(answer.status()).isEqualTo(507);
    JsonNode error = answer.json().path("errors").path(0);
    assertThat(error.path("send_events_limit").asInt()).isEqualTo(500);
    assertThat(error.path("events").toString()).isEqualTo("[500,501]");
    assertThat(error.path("events_id").toString()).isEqualTo("[\"n-500\",\"n-501\"]");
    assertThat(send(Ideas.list(Ideas.event("n-499"))).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", " [ ] "})
  void savesNothingOfNothing(String body) {
    assertThat(send(body).text()).isEqualTo("{\"saved\": 0}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sendEvents | {"a": 1}   | pot    | 400
          sendEvents | "text"     | pot    | 400
          sendEvents | [{]        | pot    | 400
          sendEvents | [{}] []    | pot    | 400
          sendEvents | [{}        | pot    | 400
          getInfo    | nonsense   | pot    | 400
          getEvents  | nonsense   | pot    | 400
          getInfo    | nonsense   | wrong  | 403
          sendEvents | nonsense   | reader | 403
          sendEvents | [{}]       | other  | 403
          getDebug   | []         | pot    | 403
          getEvents  | []         | trial  | 403
          getEvents  | []         | other  | 403
          nothing    | nonsense   | wrong  | 404
          getInfo    | {"a": [1]} | pot    | 200
          """)
  void tellsWhatIsWrongInWardensOrder(String method, String body, String secret, int status) {
    Answer answer = hub.send("POST", method, body, "secret", secret);

    assertThat(answer.status()).isEqualTo(status);
    if (status != 200) {
      assertThat(answer.text()).contains("\"error\": " + status);
      assertThat(answer.text()).doesNotContain("reader", "trial", secret + "\"");
    }
  }

  @Test
  void wantsTheNameAndTheSecretToBeOfOneClient() {
    assertThat(hub.get("getInfo", "secret", "pot", "client", "Org.Example.Pot").status())
        .isEqualTo(200);
    assertThat(hub.get("getInfo", "secret", "pot", "client", "org.example.reader").status())
        .isEqualTo(403);
    assertThat(hub.get("getInfo", "client", "org.example.pot").status()).isEqualTo(403);
    assertThat(hub.get("getInfo").status()).isEqualTo(403);
  }

  @Test
  void ignoresArgumentsThatItDoesNotKnow() {
    Answer info = hub.get("getInfo/", "secret", "pot", "self", "1", "what", "ever");

    assertThat(info.text()).contains("\"version\": \"3.");
    assertThat(info.json().path("send_events_limit").asInt()).isEqualTo(500);
  }

  @Test
  void moreThanAQuotaIsToBeSentAgain() {
    String one = Ideas.event("id-1").replace("org.example.pot", "org.example.limited");
    String three = Ideas.list(one, one.replace("id-1", "id-2"), one.replace("id-1", "id-3"));

    Answer refused = hub.send("POST", "sendEvents", three, "secret", "limited");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text()).contains("\"error\": 503").doesNotContain("\"events\"");
    assertThat(refused.json().path("req_id").isInt()).isTrue();

    String two = Ideas.list(one, one.replace("id-1", "id-2"));
    assertThat(
            hub.send("POST", "sendEvents", two, "secret", "limited").json().path("saved").asInt())
        .isEqualTo(2);
    assertThat(hub.send("POST", "sendEvents", Ideas.list(one), "secret", "limited").status())
        .isEqualTo(503);
    assertThat(hub.send("POST", "sendEvents", "[]", "secret", "limited").status()).isEqualTo(200);
  }
}
