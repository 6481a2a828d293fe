package io.signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.cli.FakeHub.Reply;
import io.signalbox.cli.command.handler.ProofFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs of who was told what, written here as the documentation says. */
class ProofTest {
  @TempDir private Path folder;

  private final KeyPair pair = pair();
  private final String key = base64(pair.getPublic().getEncoded());

  /** A proof, line by line. */
  private final class Proof {
    private final StringBuilder text = new StringBuilder();
    private String previous = "0".repeat(64);

    Proof line(String name, String value) throws GeneralSecurityException {
      String line = "{\"previous\":\"%s\",\"%s\":%s}".formatted(previous, name, value);
      text.append(line).append('\n');
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
      previous = HexFormat.of().formatHex(hash);
      return this;
    }

    Proof notice(int number) throws GeneralSecurityException {
      return line("notice", "{\"ticket\":\"20261128-%08d\",\"answers\":[]}".formatted(number));
    }

    Proof end(int last, boolean isDone) throws GeneralSecurityException {
      line(
          "end",
          "{\"hub\":\"cert-at\",\"day\":\"2026-11-28\",\"last\":%d,\"done\":%b,\"key\":\"%s\"}"
              .formatted(last, isDone, key));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(previous.getBytes(StandardCharsets.US_ASCII));
      return line("signature", "\"" + base64(signature.sign()) + "\"");
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private Typed.Result verify(byte[] proof, String... more) throws IOException {
    Path file = Files.write(folder.resolve("proof"), proof);
    String[] words = new String[3 + more.length];
    words[0] = "proof";
    words[1] = "verify";
    words[2] = file.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return new Typed(folder).run(words);
  }

  private Typed.Result verify(Proof proof, String... more) throws IOException {
    return verify(proof.text.toString().getBytes(StandardCharsets.UTF_8), more);
  }

  @Test
  void a_proof_holds_without_a_hub() throws Exception {
    Proof proof = new Proof().notice(1).notice(2).end(2, false).notice(3).end(3, true);

    Typed.Result result = verify(proof, "--key", key);

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out()).containsPattern("notices +3").contains("cert-at", "2026-11-28");
  }

  @Test
  void every_changed_byte_is_found() throws Exception {
    byte[] proof =
        new Proof()
            .notice(1)
            .notice(2)
            .end(2, true)
            .text
            .toString()
            .getBytes(StandardCharsets.UTF_8);

    for (int at = 0; at < proof.length; at++) {
      byte[] changed = proof.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> ProofFile.verify(changed))
          .as("byte %d", at)
          .isInstanceOf(ProofFile.Broken.class);
    }
  }

  @Test
  void what_is_left_out_or_added_is_found() throws Exception {
    String proof = new Proof().notice(1).notice(2).end(2, true).text.toString();
    for (int line = 0; line < 4; line++) {
      List<String> lines = new ArrayList<>(proof.lines().toList());
      lines.remove(line);
      String less = String.join("\n", lines) + "\n";
      assertThat(verify(less.getBytes(StandardCharsets.UTF_8)).status())
          .as("without line %d", line)
          .isEqualTo(ExitStatus.REFUSED.code());
    }
    assertThat(verify((proof + " ").getBytes(StandardCharsets.UTF_8)).status()).isNotZero();
    assertThat(verify(new byte[0]).status()).isNotZero();
    // Signed by the hub itself, and yet not all of a day.
    assertThat(verify(new Proof().notice(2).end(1, true)).err()).contains("is missing");
    assertThat(verify(new Proof().notice(1).end(2, true)).err()).contains("are missing");
    assertThat(verify(new Proof().notice(1).end(1, false)).err()).contains("ends before");
  }

  @Test
  void lines_in_another_order_or_twice_are_found() throws Exception {
    List<String> lines =
        new Proof().notice(1).notice(2).notice(3).end(3, true).text.toString().lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      List<String> twice = new ArrayList<>(lines);
      twice.add(line, lines.get(line));
      List<String> swapped = new ArrayList<>(lines);
      Collections.swap(swapped, line, (line + 1) % lines.size());
      for (List<String> changed : List.of(twice, swapped)) {
        String text = String.join("\n", changed) + "\n";
        assertThat(verify(text.getBytes(StandardCharsets.UTF_8)).status())
            .as(text)
            .isEqualTo(ExitStatus.REFUSED.code());
      }
    }
  }

  @Test
  void a_file_that_was_cut_off_is_found_wherever() throws Exception {
    String proof = new Proof().notice(1).end(1, false).notice(2).end(2, true).text.toString();
    List<String> lines = proof.lines().toList();
    for (int count = 1; count < lines.size(); count++) {
      String cut = String.join("\n", lines.subList(0, count)) + "\n";
      assertThat(verify(cut.getBytes(StandardCharsets.UTF_8)).status())
          .as("%d lines", count)
          .isEqualTo(ExitStatus.REFUSED.code());
      assertThat(verify(cut.strip().getBytes(StandardCharsets.UTF_8)).status()).isNotZero();
    }
  }

  @Test
  void signatures_and_parts_of_two_proofs_are_not_exchanged() throws Exception {
    List<String> one = new Proof().notice(1).end(1, true).text.toString().lines().toList();
    List<String> other =
        new Proof().notice(1).notice(2).end(2, true).text.toString().lines().toList();
    List<String> signedByOther = new ArrayList<>(one.subList(0, 2));
    signedByOther.add(other.getLast());
    List<String> onlySignature = new ArrayList<>(one.subList(0, 2));
    onlySignature.add(
        one.getLast().replaceAll("\"signature\":.*", "")
            + other.getLast().replaceAll(".*(\"signature\":.*)", "$1"));
    List<String> appended = new ArrayList<>(one);
    appended.addAll(other);
    List<String> continued = new ArrayList<>(one);
    continued.addAll(other.subList(1, other.size()));
    for (List<String> lines : List.of(signedByOther, onlySignature, appended, continued)) {
      String text = String.join("\n", lines) + "\n";
      assertThat(verify(text.getBytes(StandardCharsets.UTF_8)).status())
          .as(text)
          .isEqualTo(ExitStatus.REFUSED.code());
    }
  }

  @Test
  void another_key_is_told() throws Exception {
    Typed.Result result = verify(new Proof().end(0, true), "--key", base64(new byte[44]));

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
    assertThat(result.err()).contains("another key");
  }

  @Test
  void a_proof_of_several_answers_is_fetched_as_one_chain() throws Exception {
    Proof first = new Proof().notice(1).end(1, false);
    String before = first.text.toString();
    JsonNode signed = new ObjectMapper().readTree(before.lines().toList().getLast());
    String behind =
        "after=1&previous=%s&signature=%s"
            .formatted(
                signed.path("previous").asText(),
                URLEncoder.encode(signed.path("signature").asText(), StandardCharsets.UTF_8));
    String whole = first.notice(2).end(2, true).text.toString();
    try (FakeHub hub =
        FakeHub.answering(
            request ->
                Reply.of(
                    200,
                    request.target().contains(behind)
                        ? whole.substring(before.length())
                        : before))) {
      Typed.Result result =
          new Typed(folder).at(hub.url(), "token").run("proof", "fetch", "2026-11-28");

      assertThat(result.status()).as(result.err()).isZero();
      assertThat(result.out()).isEqualTo(whole);
    }
  }
}
