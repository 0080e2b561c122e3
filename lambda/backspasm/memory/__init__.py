"""What is remembered between turns: one repository over one DynamoDB table."""
