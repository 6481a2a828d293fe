package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.UnreadableBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports and encrypted payloads are carried whole, or not at all. */
class OtherTypesTest {
  /** RFC 7516, appendix A.1.7. */
  private static final String JWE =
      "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ."
          + "OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGe"
          + "ipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDb"
          + "Sv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_lDp5XnZAYpQdb76FdIKLaV"
          + "mqgfwX7XWRxv2322i-vDxRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je8"
          + "1860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_ZT2LawVCWTIy3brGPi"
          + "6UklfCpIMfIjf7iGdXKHzg.48V1_ALb6US04U3b."
          + "5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6ji"
          + "SdiwkIr3ajwQzaBtQD_A.XFBoMYUZodetZdvTiFvSkQ";

  private static final String ENCRYPTED =
      """
      {"format":"jwe","version":1,"type":"event",
       "meta":{"uuid":"0f1c6d3a-5b0e-4d1f-9f57-3a8f3d0c5a11"},"payload":{"jwe":"%s"}}
      """
          .formatted(JWE);

  /** As JSON has it. */
  private static final String OPENPGP =
      "-----BEGIN PGP MESSAGE-----\\n\\n"
          + "w0AGHgcBCwMIpa5XnR/F2Cv/aSJPkZmTs1Bvo7WaanPP+MXvxfQcV/tU4cImgV14\\n"
          + "KPX5LEVOtl6+AKtZhsaObnxV0mkCBwEGn/kOOzIZZPOkKRPI3MZhkyUBUifvt+rq\\n"
          + "-----END PGP MESSAGE-----\\n";

  private static final String ARMOURED =
      """
      {"format":"openpgp","version":1,"type":"event",
       "meta":{"uuid":"0f1c6d3a-5b0e-4d1f-9f57-3a8f3d0c5a13"},"payload":{"openpgp":"%s"}}
      """
          .formatted(OPENPGP);

  private static final String REPORT =
      """
      {"format":"intelmq","version":1,"type":"report",
       "meta":{"uuid":"0f1c6d3a-5b0e-4d1f-9f57-3a8f3d0c5a12"},
       "payload":{"feed.name":"C2","raw":"cmF3"}}
      """;

  private static final Set<String> CARRY =
      Set.of("iep04-decided", "iep04-draft", "cloudevents", "json");

  static List<EventFormat> formats() {
    return EventFormats.ALL;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anEncryptedPayloadIsCarriedByteForByteOrNotWritten(EventFormat format) {
    switch (EventFormats.write(format, event(ENCRYPTED), options())) {
      case Conversion.Written(var parts) -> {
        assertThat(CARRY).contains(format.name());
        assertThat(text(parts)).contains("\"jwe\":\"" + JWE + "\"");
      }
      case Conversion.CannotBeWritten(String reason) -> {
        assertThat(CARRY).doesNotContain(format.name());
        assertThat(reason).isEqualTo("The payload is encrypted");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anOpenPgpMessageIsCarriedByteForByteOrNotWritten(EventFormat format) {
    switch (EventFormats.write(format, event(ARMOURED), options())) {
      case Conversion.Written(var parts) -> {
        assertThat(CARRY).contains(format.name());
        assertThat(text(parts)).contains("\"openpgp\":\"" + OPENPGP + "\"");
      }
      case Conversion.CannotBeWritten(String reason) -> {
        assertThat(CARRY).doesNotContain(format.name());
        assertThat(reason).isEqualTo("The payload is encrypted");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aReportIsCarriedAsOneOrNotWritten(EventFormat format) {
    switch (EventFormats.write(format, event(REPORT), options())) {
      case Conversion.Written(var parts) -> {
        assertThat(CARRY).contains(format.name());
        assertThat(text(parts)).contains("report").contains("cmF3");
      }
      case Conversion.CannotBeWritten(String reason) -> {
        assertThat(CARRY).doesNotContain(format.name());
        assertThat(reason).contains("the type report");
      }
    }
  }

  @Test
  void noTableAndNoTemplateSeesAFieldOfThem() {
    Envelope encrypted = event(ENCRYPTED).envelope();
    Envelope report = event(REPORT).envelope();

    assertThat(EventColumns.of(List.of(encrypted, report)))
        .extracting(Column::title)
        .containsExactly(Column.ID_TITLE);
    assertThat(EventFields.of(encrypted)).containsOnlyKeys(Column.ID_TITLE);
  }

  private static WriteOptions options() {
    return WriteOptions.of(new HubIdentity("hub", "Hub", "hub@hub.example")).withForm(Form.DECIDED);
  }

  private static String text(List<byte[]> parts) {
    return parts.stream()
        .map(part -> new String(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static ReceivedEvent event(String json) {
    try {
      return new ReceivedEvent(
          new EnvelopeReader().readOne(json), Instant.parse("2026-11-28T12:00:00Z"));
    } catch (UnreadableBody fault) {
      throw new IllegalArgumentException(fault);
    }
  }
}
