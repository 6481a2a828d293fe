package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The twelve tasks in the console. */
final class BrowserTasks implements Tasks {
  private final DayHub day;
  private final Hands hands;
  private final Path folder;

  BrowserTasks(DayHub day, Hands hands, Path folder) {
    this.day = day;
    this.hands = hands;
    this.folder = folder;
  }

  @Override
  public int actions() {
    return hands.actions();
  }

  private void signIn() {
    hands.signIn(day.administratorToken());
  }

  @Override
  public void what_needs_me_this_morning() {
    signIn();
    assertThat(hands.text())
        .contains("soc-browser", "bounced-browser", "browser@isp.example", "sensor");
  }

  @Override
  public void what_was_a_ticket_about() {
    signIn();
    hands.find(day.ticket());
    assertThat(hands.text()).contains("infected-system", "192.0.2.7", "isp-abuse");
  }

  @Override
  public void why_did_somebody_get_this_and_others_not() {
    signIn();
    hands.find(Trouble.INFECTED);
    assertThat(hands.text()).contains("owners", "delivered", "192.0.2.7");
    hands.send("Who would get it now");
    assertThat(hands.text()).contains("changed-browser", "classification.type", "isp-abuse");
  }

  @Override
  public void resend_to_another_address() {
    int before = day.mailsTo("noc@isp.example").size();
    signIn();
    hands.find(day.ticket());
    hands.send("Send 1 event again", "contact", "isp-noc");
    day.eventually(() -> assertThat(day.mailsTo("noc@isp.example")).hasSize(before + 1));
  }

  @Override
  public void stop_notices_for_one_address_until_a_date() {
    signIn();
    hands.find("192.0.2.41");
    hands.send("Stop these notices", "until", "2099-12-31");
    assertThat(hands.text()).contains("Notices about it have stopped.", "suppresses");
  }

  @Override
  public void a_bounced_address_gets_what_waited() {
    signIn();
    hands.follow("browser@isp.example");
    hands.send("End the suppression");
    hands.follow("bounced-browser");
    hands.send("Resume");
    day.eventually(() -> assertThat(day.mailsTo("browser@isp.example")).hasSizeGreaterThan(1));
  }

  @Override
  public void why_is_a_destination_behind_and_replay() {
    signIn();
    hands.follow("soc-browser");
    assertThat(hands.text()).contains("503");
    day.soc("browser").answers(_ -> 200);
    long before = day.taken("browser");
    hands.send("Send 1 marked sample");
    assertThat(hands.text()).contains("delivered");
    hands.sendIfOffered("Resume");
    hands.send(
        "Send again what it got since then",
        "since",
        day.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS).toString());
    assertThat(hands.text()).contains("events go again to");
    hands.send("Send");
    day.eventually(() -> assertThat(day.taken("browser")).isGreaterThan(before + 2));
  }

  @Override
  public void who_is_responsible_and_by_which_rule() {
    signIn();
    hands.find("2001:db8::1");
    assertThat(hands.text()).contains("uni-6", "uni-abuse", "No rule matches");
  }

  @Override
  public void change_a_route_with_approval_and_revert_it() {
    hands.signIn(DaySettings.EDITOR);
    hands.find("route:changed-browser");
    hands.send("Check", "conditions", "classification.type = scanner, phishing");
    hands.send("Show whom it would have reached");
    assertThat(hands.text()).contains("archive", "Events more");
    hands.send("Write this change");
    approve();
    assertThat(day.administrator().get("/v1/settings/routes/changed-browser").text())
        .contains("phishing");

    hands.signIn(DaySettings.EDITOR);
    hands.screen("history");
    hands.follow("Undo the latest change");
    hands.send("Change th");
    approve();
    assertThat(day.administrator().get("/v1/settings/routes/changed-browser").text())
        .doesNotContain("phishing");
  }

  /** Another person approves the only proposal. */
  private void approve() {
    int actions = hands.actions();
    assertThat(actions).isLessThanOrEqualTo(5);
    hands.signIn(DaySettings.APPROVER);
    hands.screen("proposals");
    hands.follow(day.found("/v1/proposals?state=open", "/proposals/0/request"));
    hands.send("Approve");
    assertThat(hands.text()).contains("Approved");
  }

  @Override
  public void upload_rows_preview_and_send_once() {
    int before = day.mailsTo("abuse@isp.example").size();
    Path rows = Rows.write(folder.resolve("browser.csv"), "browser");
    hands.signIn(DaySettings.HANDLER);
    hands.screen("send-once");
    hands.send(
        "Go on to the columns",
        "csv",
        rows.toString(),
        "destination",
        "once",
        "id",
        "mongodb-browser");
    hands.send("Check and show", "c0", "source.ip");
    assertThat(hands.text()).contains("abuse@isp.example", "500");
    hands.send("Send 500 rows");
    assertThat(hands.text()).contains("The rows are accepted.");
    day.eventually(() -> assertThat(day.mailsTo("abuse@isp.example").size()).isGreaterThan(before));
  }

  @Override
  public void figures_of_a_sector_as_csv_and_drawing() {
    LocalDate month = day.now().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    signIn();
    hands.screen("statistics");
    hands.send(
        "Count",
        "by",
        "type",
        "step",
        "month",
        "where",
        "sector:energy",
        "from",
        month.minusMonths(1) + "T00:00:00Z",
        "to",
        month + "T00:00:00Z");
    assertThat(hands.text()).contains("phishing");
    hands.take("As CSV");
    assertThat(hands.file("statistics.csv")).contains("\"month\"", "phishing");
    hands.take("As SVG");
    assertThat(hands.file("statistics.svg")).startsWith("<svg").contains("phishing");
  }

  @Override
  public void what_is_held_about_an_address_export_and_erase() {
    signIn();
    hands.screen("privacy");
    hands.send("What does the hub hold", "kind", "mail", "value", "jo-browser@people.example");
    assertThat(hands.text()).contains("would be erased");
    hands.takeBy("Export");
    assertThat(hands.file("held.ndjson")).contains("jo-browser@people.example");
    hands.send("Erase", "reason", "asked on the telephone");
    day.eventually(
        () -> {
          day.run("EraseFunction");
          assertThat(
                  day.administrator()
                      .post("/v1/erasures/held", "{\"mail\": \"jo-browser@people.example\"}")
                      .json()
                      .path("held"))
              .isEmpty();
        });
  }
}
