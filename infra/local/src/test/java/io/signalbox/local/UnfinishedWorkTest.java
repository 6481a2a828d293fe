package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.lambda.WorkRecord.Admission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedWorkTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Duration time = Duration.ZERO;

  @Test
  void whatWasAtWorkWhenTheProcessDiedIsTriedLaterAndOneAtATime() throws IOException {
    UnfinishedWork dying = open();
    begun(dying, "done").entry().close();
    begun(dying, "mail soc");
    begun(dying, "push soc");

    UnfinishedWork next = open();
    assertThat(begun(next, "done").deaths()).isZero();
    assertThat(begun(next, "new").deaths()).isZero();
    assertThat(next.admit("mail soc")).isInstanceOf(Admission.Later.class);

    time = time.plusSeconds(2);
    Admission.Begun mail = begun(next, "mail soc");
    assertThat(mail.deaths()).isEqualTo(1);
    assertThat(next.admit("push soc")).isInstanceOf(Admission.Later.class);
    mail.entry().close();
    assertThat(begun(next, "push soc").deaths()).isEqualTo(1);
    assertThat(begun(next, "mail soc").deaths()).isZero();
  }

  @Test
  void whatTheProcessDiedOfAgainWaitsLonger() throws IOException {
    begun(open(), "mail soc");
    UnfinishedWork second = open();
    time = time.plusSeconds(2);
    assertThat(begun(second, "mail soc").deaths()).isEqualTo(1);

    UnfinishedWork third = open();
    time = time.plusSeconds(59);
    assertThat(third.admit("mail soc")).isEqualTo(new Admission.Later(Duration.ofSeconds(1)));
    time = time.plusSeconds(1);
    begun(third, "mail soc").entry().close();

    assertThat(begun(open(), "mail soc").deaths()).isZero();
  }

  @Test
  void aLineThatCannotBeReadStopsNoStart() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/died-at"), "garbage\nx y\n99999999999 a\n2 push soc\n");

    UnfinishedWork opened = open();

    assertThat(opened.admit("push soc")).isInstanceOf(Admission.Later.class);
    assertThat(begun(opened, "a").deaths()).isZero();
  }

  @Test
  void anEndInOrderLeavesNothing() throws IOException {
    UnfinishedWork ending = open();
    begun(ending, "mail soc");
    ending.close();

    assertThat(begun(open(), "mail soc").deaths()).isZero();
  }

  private UnfinishedWork open() throws IOException {
    return UnfinishedWork.open(DataFolder.at(folder.resolve("data"), false), () -> time.toNanos());
  }

  private static Admission.Begun begun(UnfinishedWork record, String work) {
    return (Admission.Begun) record.admit(work);
  }
}
