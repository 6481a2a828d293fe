package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The template names no partition of AWS and no domain of one: it fits GovCloud and aws-eusc. */
class PartitionTest {
  @Test
  void an_arn_has_the_partition_of_the_stack() {
    assertThat(Project.read("template.yaml").lines())
        .filteredOn(line -> line.contains("arn:aws:"))
        .isEmpty();
  }

  @Test
  void only_names_of_services_have_a_domain_of_aws() {
    assertThat(Project.read("template.yaml").lines())
        .filteredOn(line -> line.contains("amazonaws"))
        .isNotEmpty()
        .allMatch(line -> line.strip().matches("Principal: \\{Service: [a-z]+\\.amazonaws\\.com}"));
  }
}
