package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;

/** The twelve tasks by the command line. An action is a command. */
final class ShellTasks implements Tasks {
  private final DayHub day;
  private final Path folder;
  private int actions;

  ShellTasks(DayHub day, Path folder) {
    this.day = day;
    this.folder = folder;
  }

  @Override
  public int actions() {
    return actions;
  }

  /** What a command of the administrator prints. */
  private String run(String... words) {
    return runAs(day.administratorToken(), words);
  }

  private String runAs(String token, String... words) {
    actions++;
    Typed.Result result =
        new Typed(folder).at(day.url().toString(), token).clock(day.clock()).run(words);
    assertThat(result.status()).as(String.join(" ", words) + "\n" + result.all()).isZero();
    return result.all();
  }

  private void begin() {
    actions = 0;
  }

  @Override
  public void what_needs_me_this_morning() {
    begin();
    assertThat(run("status")).contains("soc-shell", "suppress", "quarantine");
  }

  @Override
  public void what_was_a_ticket_about() {
    String ticket = day.ticket();
    begin();
    assertThat(run("notices", "show", ticket)).contains(Trouble.INFECTED, "isp-abuse");
    assertThat(run("find", "ticket=" + ticket)).contains("192.0.2.7", "infected-system");
  }

  @Override
  public void why_did_somebody_get_this_and_others_not() {
    begin();
    assertThat(run("why", Trouble.INFECTED))
        .contains("owners", "delivered", "changed-shell", "classification.type");
  }

  @Override
  public void resend_to_another_address() {
    int before = day.mailsTo("noc@isp.example").size();
    String ticket = day.ticket();
    begin();
    run("notices", "resend", ticket, "--contact", "isp-noc", "--yes");
    day.eventually(() -> assertThat(day.mailsTo("noc@isp.example")).hasSize(before + 1));
  }

  @Override
  public void stop_notices_for_one_address_until_a_date() {
    begin();
    run("inhibit", "192.0.2.42", "--until", "2099-12-31");
    assertThat(run("who", "192.0.2.42")).containsPattern("suppressed +yes");
  }

  @Override
  public void a_bounced_address_gets_what_waited() {
    begin();
    run("suppressions", "rm", "shell@isp.example");
    run("destinations", "resume", "bounced-shell");
    day.eventually(() -> assertThat(day.mailsTo("shell@isp.example")).hasSizeGreaterThan(1));
  }

  @Override
  public void why_is_a_destination_behind_and_replay() {
    begin();
    assertThat(run("destinations", "show", "soc-shell")).contains("503");
    day.soc("shell").answers(_ -> 200);
    long before = day.taken("shell");
    assertThat(run("destinations", "test", "soc-shell")).contains("delivered");
    run("destinations", "resume", "soc-shell");
    assertThat(run("destinations", "replay", "soc-shell", "--since", "yesterday", "--yes"))
        .contains("soc-shell got");
    day.eventually(() -> assertThat(day.taken("shell")).isGreaterThan(before + 2));
  }

  @Override
  public void who_is_responsible_and_by_which_rule() {
    begin();
    assertThat(run("who", "2001:db8::1")).contains("uni-6", "abuse@uni.example", "rule");
  }

  @Override
  public void upload_rows_preview_and_send_once() {
    int before = day.mailsTo("abuse@isp.example").size();
    Rows.write(folder.resolve("rows.csv"), "shell");
    begin();
    String said =
        runAs(
            DaySettings.HANDLER,
            "send-once",
            "rows.csv",
            "once",
            "--id",
            "mongodb-shell",
            "--column",
            "IP=source.ip",
            "--yes");
    assertThat(said).contains("To: abuse@isp.example").containsPattern("accepted +500");
    day.eventually(() -> assertThat(day.mailsTo("abuse@isp.example").size()).isGreaterThan(before));
  }

  @Override
  public void figures_of_a_sector_as_csv_and_drawing() {
    LocalDate month = day.now().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    String from = month.minusMonths(1).toString();
    begin();
    String[] words = {
      "stats",
      "--by",
      "type",
      "--where",
      "sector:energy",
      "--from",
      from,
      "--to",
      month.toString(),
      "--step",
      "month",
      "-o",
      "csv"
    };
    assertThat(run(words)).contains("phishing");
    words[11] = "--svg";
    words[12] = "figures.svg";
    run(words);
    assertThat(read("figures.svg")).startsWith("<svg").contains("phishing");
  }

  @Override
  public void what_is_held_about_an_address_export_and_erase() {
    begin();
    assertThat(run("held", "--mail", "jo-shell@people.example", "-o", "ndjson"))
        .contains("jo-shell@people.example");
    AtomicBoolean isErased = new AtomicBoolean();
    Thread eraser = Thread.ofVirtual().start(() -> eraseUntil(isErased));
    try {
      run("erase", "--mail", "jo-shell@people.example", "--reason", "asked", "--yes");
    } finally {
      isErased.set(true);
      eraser.interrupt();
    }
    assertThat(run("held", "--mail", "jo-shell@people.example")).contains("holds nothing");
  }

  /** The function runs each minute of a real day. */
  private void eraseUntil(AtomicBoolean isErased) {
    while (!isErased.get()) {
      day.run("EraseFunction");
      try {
        Thread.sleep(200);
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  @Override
  public void change_a_route_with_approval_and_revert_it() {
    write(
        "route.json",
        "{\"pattern\": {\"payload\": {\"classification.type\": [\"scanner\", \"phishing\"]}},"
            + " \"destinations\": [\"archive\"]}");
    begin();
    assertThat(
            runAs(
                DaySettings.EDITOR,
                "settings",
                "whatif",
                "routes",
                "changed-shell",
                "route.json",
                "--days",
                "7"))
        .contains("archive");
    runAs(DaySettings.EDITOR, "settings", "put", "routes", "changed-shell", "route.json", "--yes");
    approve();
    assertThat(day.administrator().get("/v1/settings/routes/changed-shell").text())
        .contains("phishing");
    String before = day.found("/v1/settings/history", "/changes/1/revision");
    runAs(DaySettings.EDITOR, "settings", "revert", before, "--yes");
    approve();
    assertThat(day.administrator().get("/v1/settings/routes/changed-shell").text())
        .doesNotContain("phishing");
  }

  private void approve() {
    String proposal = day.found("/v1/proposals?state=open", "/proposals/0/id");
    runAs(DaySettings.APPROVER, "settings", "approve", proposal, "--yes");
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
