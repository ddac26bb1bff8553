import { jest } from '@jest/globals';
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';

// Jest leaves this one name out of ES modules.
globalThis.jest = jest;
