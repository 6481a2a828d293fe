package io.signalbox.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A headless Chromium, as a person uses it. It notes each script that runs out of a page's data and
 * each violation of a content security policy. Starting it takes a second; use one for many pages.
 */
public final class Chromium implements AutoCloseable {
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final int HEIGHT = 900;
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final String CONTENT_STAYS =
      "(document.getElementById('content') ?? document.documentElement).signalboxStays";

  /** Runs before any script of a page, and outside its policy. */
  private static final String WATCH =
      """
      window.signalboxFaults = [];
      document.addEventListener('securitypolicyviolation',
        (event) => signalboxFaults.push(event.violatedDirective + ' ' + event.blockedURI));
      for (const name of ['alert', 'confirm', 'prompt', 'eval'])
        window[name] = () => { signalboxFaults.push(name + ' was called'); };
      """;

  /** It warns of a part that is not used here, for each browser newer than the driver's client. */
  private static final Logger OF_DEVTOOLS =
      Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  private final ChromeDriver driver;
  private final Axe axe = new Axe();

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts the browser, with a profile of its own.
   *
   * @throws IllegalStateException if Debian's packages chromium and chromium-driver are missing
   */
  public static Chromium start() {
    if (!BROWSER.canExecute() || !DRIVER.canExecute()) {
      throw new IllegalStateException(
          "Chromium is missing: apt-get install --no-install-recommends chromium chromium-driver");
    }
    OF_DEVTOOLS.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions().setBinary(BROWSER);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=en",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
    options.setScriptTimeout(WAIT);
    options.setPageLoadTimeout(WAIT);
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    Chromium chromium = new Chromium(driver);
    chromium.look(View.ALL.getFirst());
    return chromium;
  }

  /** From now on shows pages so. */
  public void look(View view) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", view.width(), "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    String scheme = view.colours() == View.Colours.DARK ? "dark" : "light";
    String forced = view.colours() == View.Colours.FORCED ? "active" : "none";
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            "screen",
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "forced-colors", "value", forced),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** From now on shows pages as they are printed, until {@link #look}. */
  public void lookAtPrint() {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  /** From now on keeps the files that pages give in this folder, under their names. */
  public void keepFilesIn(Path folder) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
  }

  public void open(URI address) {
    driver.get(address.toString());
  }

  /** Where the browser is. */
  public URI address() {
    return URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
  }

  /** What the page shows as text. */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  public String title() {
    return Objects.requireNonNullElse(driver.getTitle(), "");
  }

  /** The first such element. */
  public WebElement element(By by) {
    return driver.findElement(by);
  }

  /** All such elements; none where the page has none. */
  public List<WebElement> elements(By by) {
    return driver.findElements(by);
  }

  /** The element that has the keyboard. */
  public WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** Presses what leads to another page, or to other content of this one, and waits for that. */
  public void leaveBy(WebElement pressed) {
    driver.executeScript(CONTENT_STAYS + " = true");
    pressed.click();
    long end = System.nanoTime() + WAIT.toNanos();
    while (isStaying()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The page stays: " + text());
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private boolean isStaying() {
    try {
      return !Boolean.FALSE.equals(
          driver.executeScript(
              "return " + CONTENT_STAYS + " === true || document.readyState !== 'complete'"));
    } catch (WebDriverException betweenTwoPages) {
      return true;
    }
  }

  /** Has a field of a form have a value, as if it was typed or chosen. */
  public void fill(WebElement field, String value) {
    driver.executeScript(
        """
        arguments[0].value = arguments[1];
        arguments[0].dispatchEvent(new Event('input', {bubbles: true}));
        arguments[0].dispatchEvent(new Event('change', {bubbles: true}));
        """,
        field,
        value);
  }

  /** The value of a script's {@code return}; it runs in the page, outside its policy. */
  public String run(String script) {
    return String.valueOf(driver.executeScript(script));
  }

  public void forgetCookies() {
    driver.manage().deleteAllCookies();
  }

  /** What axe-core finds on the page: nothing is the aim. */
  public List<String> violations() {
    return axe.violations(driver, Axe.EVERYTHING);
  }

  /** The same of colours alone, which depend on whether it is dark. */
  public List<String> violationsOfContrast() {
    return axe.violations(driver, Axe.CONTRAST);
  }

  /** Scripts of the data that ran on this page, and violations of its content security policy. */
  @SuppressWarnings("unchecked") // WATCH makes a list of texts.
  public List<String> faults() {
    return (List<String>)
        Objects.requireNonNull(driver.executeScript("return window.signalboxFaults"));
  }

  /**
   * By how many pixels the page is wider than the window: nobody should have to scroll sideways.
   */
  public long overflow() {
    return Long.parseLong(
        run("const page = document.scrollingElement; return page.scrollWidth - page.clientWidth"));
  }

  /** Writes a picture of the page, as wide as the window and up to 1,600 pixels high. */
  public void picture(Path file) {
    long height = Long.parseLong(run("return document.documentElement.scrollHeight"));
    long width = Long.parseLong(run("return document.documentElement.clientWidth"));
    Map<String, Object> clip =
        Map.of("x", 0, "y", 0, "width", width, "height", Math.min(height, 1_600), "scale", 1);
    Object answer =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
            .get("data");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(String.valueOf(answer)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
