"""The pages of imports: a file that one administrator asks for and another agrees to."""
