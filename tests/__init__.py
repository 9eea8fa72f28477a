"""The tests of sisam."""
