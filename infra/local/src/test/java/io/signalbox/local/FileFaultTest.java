package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class FileFaultTest {
  @Test
  void whatIsWrappedSaysItsReason() {
    AccessDeniedException denied = new AccessDeniedException("/d/mail");
    assertThat(FileFault.reason(new UncheckedIOException(denied)))
        .isEqualTo("The hub's user has no permission for /d/mail");
    assertThat(FileFault.reason(new UncheckedIOException("The folder /d can't be used", denied)))
        .isEqualTo("The folder /d can't be used: The hub's user has no permission for /d/mail");
    assertThat(FileFault.reason(new UncheckedIOException("/d/key is cut", new EOFException())))
        .isEqualTo("/d/key is cut");
  }
}
