package io.signalbox.settings.service.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.check.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceFaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'tokens': [{'name': 'a', 'token': 'only-19-characters.'}]}                 |"
            + " /tokens/0/token",
        "{'tokens': [{'name': 'a'}]}                                                 | /tokens/0",
        "{'tokens': [{'token': 'a-token-of-two-instances'}]}                                       "
            + "         | /tokens/0",
        "{'tokens': [{'name': 'a', 'token': 'a token of two instances'}]}                          "
            + "       | /tokens/0/token",
        "{'tokens': [{'name': 'a', 'token': 'a-token-of-two-instances', 'hash': '%s'}]}            "
            + "         | /tokens/0/token",
        "{'tokens': [{'name': 'a', 'hash': 'ABC'}]}                                  |"
            + " /tokens/0/hash",
        "{'tokens': [{'name': 'a', 'token': 'a-token-of-two-instances', 'expires':"
            + " '2027-13-01T00:00:00Z'}]}| /tokens/0/expires",
        "{'tokens': [{'name': 'a', 'token': 'a-token-of-two-instances', 'expires': '2027'}]}       "
            + "         | /tokens/0/expires",
        "{'tokens': [{'name': 'a', 'token': 'a-token-of-two-instances'}, {'name': 'a', 'token':"
            + " 'another-token-than-that'}]}      | /tokens/0/name",
        "{'tokens': [{'name': 'a', 'token': 'a-token-of-two-instances'}, {'name': 'b', 'token':"
            + " 'a-token-of-two-instances'}]}      | /tokens/1",
        "{'header': 'X Auth'}                                                        | /header",
        "{'header': 'Content-Length'}                                                | /header",
        "{'header': 'X\\r\\nY'}                                                      | /header",
        "{'certificates': ['ab:cd']}                                                 |"
            + " /certificates/0",
        "{'grants': {'post': 'yes'}}                                                 |"
            + " /grants/post",
        "{'grants': {'read': '*'}}                                                   |"
            + " /grants/read",
        "{'invalidContent': 'drop'}                                                  |"
            + " /invalidContent",
        "7                                                                           | ``",
      })
  void a_fault_of_an_instance_is_found_at_its_place(String instance, String pointer) {
    String hash = "0".repeat(64);
    assertThat(
            Documents.faults(
                Documents.json("{'instances': {'i': " + instance.formatted(hash) + "}}")))
        .extracting(Fault::pointer)
        .contains("/instances/i" + pointer);
  }

  @Test
  void a_token_of_two_instances_is_a_fault_of_both() {
    assertThat(
            Documents.faults(
                Documents.json(
                    """
                    {'instances': {'a': {'tokens': [{'name': 't', 'token': 'a-token-of-two-instances'}]},
                       'b': {'tokens': [{'name': 't', 'hash': 'de04dc311bd04356d23b72da409308556b1f6cf9f39f3cbe46664cc2e348d044'}]}}}
                    """)))
        .extracting(Fault::pointer)
        .containsExactly("/instances/a/tokens/0", "/instances/b/tokens/0");
  }

  @Test
  void the_first_administrators_name_is_taken() {
    assertThat(Documents.faults(Documents.json("{'instances': {'administrator': {}}}")))
        .extracting(Fault::pointer)
        .containsExactly("/instances/administrator");
  }
}
