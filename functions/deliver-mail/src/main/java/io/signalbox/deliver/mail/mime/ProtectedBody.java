package io.signalbox.deliver.mail.mime;

import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
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
   * RFC 8551 section 3.3.
   *
   * @param enveloped in DER
   */
  public static ProtectedBody cmsEncrypted(byte[] enveloped) {
    return new ProtectedBody(
        List.of(
            "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=\"smime.p7m\"",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=\"smime.p7m\""),
        Body.ofBlocks(
            List.of(Base64.getMimeEncoder(BASE64_LINE_CHARACTERS, CRLF).encode(enveloped))));
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
