package io.signalbox.deliver.mail.mime;

import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The body of a mail that is signed or encrypted.
 *
 * @param headers its header lines, {@code Content-Type} first, without line ends
 */
public record ProtectedBody(List<String> headers, Body content) {
  private static final String LINE_END = "\r\n";
  private static final byte[] CRLF = {'\r', '\n'};
  private static final int BASE64_LINE_CHARACTERS = 76;

  public ProtectedBody {
    headers = List.copyOf(headers);
  }

  /** RFC 3156 section 5. The part is written byte for byte as it was signed. */
  public static ProtectedBody openPgpSigned(UUID delivery, byte[] part, String signature) {
    String boundary = "=_signed_" + delivery;
    var content = new ByteArrayOutputStream();
    write(content, "--" + boundary + LINE_END);
    content.writeBytes(part);
    write(
        content,
        LINE_END
            + "--"
            + boundary
            + LINE_END
            + "Content-Type: application/pgp-signature; name=\"signature.asc\""
            + LINE_END
            + "Content-Disposition: attachment; filename=\"signature.asc\""
            + LINE_END
            + LINE_END
            + signature
            + LINE_END
            + "--"
            + boundary
            + "--"
            + LINE_END);
    return new ProtectedBody(
        List.of(
            "Content-Type: multipart/signed; micalg=pgp-sha512;"
                + " protocol=\"application/pgp-signature\"; boundary=\"%s\"".formatted(boundary)),
        Body.ofBlocks(List.of(content.toByteArray())));
  }

  /** RFC 3156 section 4. */
  public static ProtectedBody openPgpEncrypted(UUID delivery, String armored) {
    String boundary = "=_encrypted_" + delivery;
    var content = new ByteArrayOutputStream();
    write(
        content,
        String.join(
            LINE_END,
            "--" + boundary,
            "Content-Type: application/pgp-encrypted",
            "",
            "Version: 1",
            "",
            "--" + boundary,
            "Content-Type: application/octet-stream; name=\"encrypted.asc\"",
            "Content-Disposition: inline; filename=\"encrypted.asc\"",
            "",
            armored,
            "--" + boundary + "--",
            ""));
    return new ProtectedBody(
        List.of(
            "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\";"
                + " boundary=\"%s\"".formatted(boundary)),
        Body.ofBlocks(List.of(content.toByteArray())));
  }

  /**
   * RFC 8551 section 3.5.3. The part is written byte for byte as it was signed.
   *
   * @param signature detached, in DER, by SHA-256
   */
  public static ProtectedBody cmsSigned(UUID delivery, byte[] part, byte[] signature) {
    String boundary = "=_signed_" + delivery;
    var content = new ByteArrayOutputStream();
    write(content, "--" + boundary + LINE_END);
    content.writeBytes(part);
    write(
        content,
        String.join(
            LINE_END,
            "",
            "--" + boundary,
            "Content-Type: application/pkcs7-signature; name=\"smime.p7s\"",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=\"smime.p7s\"",
            "",
            new String(base64(signature), StandardCharsets.US_ASCII),
            "--" + boundary + "--",
            ""));
    return new ProtectedBody(
        List.of(
            "Content-Type: multipart/signed; micalg=sha-256;"
                + " protocol=\"application/pkcs7-signature\"; boundary=\"%s\"".formatted(boundary)),
        Body.ofBlocks(List.of(content.toByteArray())));
  }

  /**
   * RFC 8551 sections 3.3 and 3.4.
   *
   * @param enveloped in DER
   */
  public static ProtectedBody cmsEncrypted(byte[] enveloped, boolean isAuthenticated) {
    return new ProtectedBody(
        List.of(
            "Content-Type: application/pkcs7-mime; smime-type=%s; name=\"smime.p7m\""
                .formatted(isAuthenticated ? "authEnveloped-data" : "enveloped-data"),
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=\"smime.p7m\""),
        Body.ofBlocks(List.of(base64(enveloped))));
  }

  /** As a part of its own: headers, an empty line, content. */
  public byte[] bytes() {
    var whole = new ByteArrayOutputStream();
    write(whole, String.join(LINE_END, headers) + LINE_END + LINE_END);
    try {
      content.writeTo(whole);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return whole.toByteArray();
  }

  private static byte[] base64(byte[] content) {
    return Base64.getMimeEncoder(BASE64_LINE_CHARACTERS, CRLF).encode(content);
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
