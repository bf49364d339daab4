"""What content must look like: the models, the forms, the law and the vocabularies."""
