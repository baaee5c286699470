"""How sure an effect is: the written rule, and the tests that it chooses between."""
