package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.browser.Chromium;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** An editor imports contacts in a browser, sees what changes before it does, and undoes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleImportTest {
  private final Hub hub = LocalHubs.start("hub-with-imports");
  private final HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
  private final Chromium browser = Chromium.start();
  @TempDir private Path folder;

  @BeforeAll
  void signIn() {
    browser.open(hub.baseUrl().resolve("/console/sign-in?to=imports"));
    browser.leaveBy(signInButton());
  }

  private WebElement signInButton() {
    browser.element(By.name("token")).sendKeys(hub.administratorToken());
    return browser.element(By.cssSelector("main button"));
  }

  @AfterAll
  void stop() {
    browser.close();
    hub.close();
  }

  @Test
  void a_file_is_looked_at_imported_and_undone() throws IOException {
    importFile("id,name\nisp,Example ISP\nshop,Shop\n");
    browser.leaveBy(button("Import: change 2 objects, 0 of them removed"));
    assertThat(browser.text()).contains("Imported.", "register");

    importFile("id,name\nisp,Renamed ISP\nnew,New\n");
    assertThat(browser.text())
        .contains("organisation isp", "organisation new", "organisation shop");
    assertThat(name("isp")).isEqualTo("Example ISP");
    browser.leaveBy(button("Import: change 3 objects, 1 of them removed"));
    assertThat(name("isp")).isEqualTo("Renamed ISP");

    browser.leaveBy(button("Show what undoing changes"));
    assertThat(browser.text())
        .contains("organisation isp", "organisation new", "organisation shop");
    assertThat(browser.violations()).isEmpty();
    browser.leaveBy(button("Undo: restore 2 objects, remove 1"));
    assertThat(browser.text()).contains("Undone.");
    assertThat(name("isp")).isEqualTo("Example ISP");
    assertThat(name("shop")).isEqualTo("Shop");
    assertThat(administrator.get("/v1/directory/organisations/new").status()).isEqualTo(404);
    assertThat(browser.faults()).isEmpty();
  }

  @Test
  void a_broken_line_is_named_and_nothing_imported() throws IOException {
    importFile("id,name\nbroken\n");
    assertThat(browser.text()).contains("line 2");
    assertThat(administrator.get("/v1/directory/organisations/broken").status()).isEqualTo(404);
  }

  private void importFile(String csv) throws IOException {
    browser.open(hub.baseUrl().resolve("/console/imports"));
    Path file = Files.writeString(folder.resolve("organisations.csv"), csv);
    browser.element(By.name("csv")).sendKeys(file.toString());
    browser.fill(browser.element(By.name("content")), "organisations");
    browser.leaveBy(button("Show what would change"));
  }

  private WebElement button(String words) {
    return browser.element(By.xpath("//main//button[normalize-space()='" + words + "']"));
  }

  private String name(String organisation) {
    return administrator
        .get("/v1/directory/organisations/" + organisation)
        .json()
        .at("/object/name")
        .asText();
  }
}
