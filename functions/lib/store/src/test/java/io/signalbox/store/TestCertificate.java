package io.signalbox.store;

/** A client certificate for tests, whose key nobody has. */
public final class TestCertificate {
  public static final String PEM =
      """
      -----BEGIN CERTIFICATE-----
      MIIBcDCCARWgAwIBAgIUGtLZFz1R21LZa5lKQPocI0PI3ZgwCgYIKoZIzj0EAwIw
      DDEKMAgGA1UEAwwBYTAgFw0yNjExMjkxNzQyMTlaGA8yMTI2MTEwNTE3NDIxOVow
      DDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABO41DTOHiFzk
      Qcx6Px2GwoCITOWMCP94lcF0N6Fz7nOGmwvCV77A8w2S4+DC2vFRQh0mQ4V9UCP7
      erXPYCkzg8mjUzBRMB0GA1UdDgQWBBTbjbVImFY5NcpPCYSmFf/GJwJ56DAfBgNV
      HSMEGDAWgBTbjbVImFY5NcpPCYSmFf/GJwJ56DAPBgNVHRMBAf8EBTADAQH/MAoG
      CCqGSM49BAMCA0kAMEYCIQDH4JLfHrmweY51nGbx0p1e4MO/7EOi835ZCbwHPqKs
      SgIhALF4nz/ffA4zsR+ehmpazWLil5CdP1ulVbjN2EnjKah4
      -----END CERTIFICATE-----
      """;

  /** SHA-256 over its DER. */
  public static final String FINGERPRINT =
      "12a1e973bcd4db761ba5f45143a0e32fe381d0c4f14767301d17549ffdaede6d";

  private TestCertificate() {}
}
