package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.browser.Chromium;
import io.signalbox.browser.View;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * A day's work at a full hub, in a real browser and in a shell: each task takes at most five
 * actions. With {@code -Dfull} the hub has 100,000 events, 1,000 destinations and 3,000
 * organisations.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // Before all tests.
class TwelveTasksTest {
  private static final int ACTIONS_LIMIT = 5;

  @TempDir static Path folder;
  private DayHub day;
  private Chromium browser;
  private Tasks browserTasks;
  private Tasks shellTasks;

  @BeforeAll
  void begin() {
    day = DayHub.full(Size.ofProperty());
    browser = Chromium.start();
    browserTasks = new BrowserTasks(day, new Hands(browser, day.url(), folder), folder);
    shellTasks = new ShellTasks(day, folder);
  }

  @AfterAll
  void end() {
    browser.close();
    day.close();
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> a_task_is_done_in_the_browser() {
    return tests(browserTasks);
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> a_task_is_done_in_a_shell() {
    return tests(shellTasks);
  }

  private static Stream<DynamicTest> tests(Tasks tasks) {
    return tasks.all().entrySet().stream()
        .map(
            task ->
                DynamicTest.dynamicTest(
                    task.getKey(),
                    () -> {
                      task.getValue().run();
                      assertThat(tasks.actions()).isLessThanOrEqualTo(ACTIONS_LIMIT);
                    }));
  }

  /** All that the pages change in place is how times are written. */
  @Test
  @Order(4)
  void the_keyboard_stays_where_it_is_when_a_page_changes_in_place() {
    new Hands(browser, day.url(), folder).signIn(day.administratorToken());
    WebElement link = browser.element(By.cssSelector("tbody a"));
    browser.run("document.querySelector('tbody a').focus()");
    String before = browser.element(By.cssSelector("tbody time")).getText();

    browser.focused().sendKeys("u");

    assertThat(browser.element(By.cssSelector("tbody time")).getText()).isNotEqualTo(before);
    assertThat(browser.focused()).isEqualTo(link);
    browser.focused().sendKeys("u");
  }

  @Test
  @Order(5)
  void axe_finds_nothing_and_nothing_of_the_data_runs_on_any_page() {
    new Hands(browser, day.url(), folder).signIn(day.administratorToken());
    Pages pages = new Pages(day, browser);
    new Hostile(day).send();
    SoftAssertions faults = new SoftAssertions();
    browser.look(View.ALL.getFirst());
    for (String page : pages.hostile()) {
      browser.open(pages.address(page));
      faults.assertThat(browser.faults()).as(page).isEmpty();
      faults.assertThat(browser.violations()).as(page).isEmpty();
      if (Boolean.getBoolean("full")) {
        browser.look(View.ALL.get(1));
        faults.assertThat(browser.violationsOfContrast()).as(page + ", dark").isEmpty();
        browser.look(View.ALL.getFirst());
      }
    }
    faults.assertAll();
  }

  @Test
  @Order(3)
  void a_route_is_changed_with_approval_and_reverted_in_both() {
    day.settings(1);
    browserTasks.change_a_route_with_approval_and_revert_it();
    assertThat(browserTasks.actions()).isLessThanOrEqualTo(ACTIONS_LIMIT);
    shellTasks.change_a_route_with_approval_and_revert_it();
    assertThat(shellTasks.actions()).isLessThanOrEqualTo(ACTIONS_LIMIT);
  }
}
